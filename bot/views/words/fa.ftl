# Commands
command-start = شروع با یک پرسش
command-today = جلسهٔ امروز: حدود ده دقیقه
command-practice = پرسش بعدی
command-topics = موضوع‌ها و سطح‌ها
command-interview = مصاحبهٔ آزمایشی با زمان محدود
command-progress = پیشرفت و نقطه‌ضعف‌های شما
command-daily = روزی یک جلسه: روشن یا خاموش، ساعت، منطقهٔ زمانی
command-settings = زبان، رقم‌ها، فرمول‌ها، سطح
command-help = راهنمای ربات
command-privacy = چه چیزی از شما نگه می‌دارم
command-export = داده‌های شما در یک فایل
command-forget = پاک کردن داده‌های شما
command-cancel = کنار گذاشتن پرسش
bot-name = اپسیلون
bot-description = پرسش‌های مصاحبهٔ یادگیری ماشین که پاسخشان را می‌شود حساب کرد: پیچیدگی، حافظه، دقت عددی، مقیاس‌پذیری. همان لحظه می‌بینید درست است، یا کجا و چرا نه.
bot-short-description = پرسش‌های مصاحبهٔ یادگیری ماشین با پاسخ محاسبه‌شدنی، به فارسی و انگلیسی.

# Start
start-welcome = <b>سلام!</b> پرسش‌های مصاحبهٔ یادگیری ماشین می‌پرسم. همان‌طور بنویسید که روی کاغذ: <code>3×10^4</code>، <code>A(BC)</code>، <code>O(n log n)</code>. همان لحظه می‌بینید درست است، یا کجا و چرا نه.
button-first = 🚀 اولین پرسش
button-formulas-broken = 🔧 فرمول‌ها به‌هم‌ریخته‌اند؟
formulas-are-text = از این پس فرمول‌ها متن‌اند؛ تغییرش در /settings.

# Question
level-E = آسان
level-M = متوسط
level-H = سخت
question-open = پرسش تشریحی
question-answer = پاسخ
question-example = مثلاً { $example }
or = یا
question-unit = بر حسب { $unit }
question-tolerance-relative = با خطای حداکثر { $percent }٪
question-tolerance-absolute = با خطای حداکثر { $bound }
question-tolerance-digits = تا { $digits } رقم بامعنا
question-tolerance-exact = مقدار دقیق
question-free-text = مثل مصاحبه پاسخ دهید، در یک یا چند پیام.
question-choose-one = یکی را انتخاب کنید.
question-choose-several = همهٔ گزینه‌های درست را بزنید، بعد ✔️.
question-order = موردها را به ترتیب بزنید، بعد ✔️.
button-hint = 💡 راهنمایی
button-explain = 📖 توضیح
button-again = 🔁 نمونهٔ دیگر
button-next = ⏭ بعدی
button-more = ⋯ بیشتر
missing-tick = دست‌کم یکی را علامت بزنید.
missing-items = { $count ->
    [one] یک مورد هنوز مانده است.
   *[other] { $shown } مورد هنوز مانده است.
 }
button-finish = 🏁 پایان
button-submit = ✔️ تمام شد
button-follow = 🎯 پرسش بعدی مصاحبه‌گر
button-practice = 🚀 تمرین
button-topics = 🗂 موضوع‌ها

# Verdict
verdict-correct = درست است.
verdict-partly = تا حدی درست است.
verdict-wrong = درست نیست.
verdict-unreadable = نتوانستم بخوانم؛ امتیازی کم نمی‌شود.
verdict-read = برداشت من: { $read }
verdict-read-value = برداشت من: { $read } = { $value }
verdict-again = دوباره امتحان کنید یا راهنمایی بگیرید.
verdict-closed = (بسته شده؛ حساب نمی‌شود.)
verdict-score = { $percent }٪ امتیاز.
verdict-tap = گزینه‌ای را بزنید یا متنش را بنویسید.
verdict-accepted = مثلاً این را می‌خوانم: { $example }

# Hints and explanation
hint-title = راهنمایی { $number } از { $total }
hint-none = راهنمایی دیگری نیست. تلاش کنید یا توضیح را بخواهید.
explanation-title = توضیح
explanation-above = توضیح بالاتر آمده است.
explanation-answer = پاسخ: { $answer }
explanation-why = چرا مصاحبه‌گر این را می‌پرسد
explanation-model = یک پاسخ خوب
explanation-wrong-claims = حرف‌های نادرست رایج
explanation-sources = منابع
explanation-gave-up = به‌زودی برمی‌گردد.

# Topics
topics-title = موضوع‌ها
topics-text = دوست دارید چه چیزی تمرین کنید؟
topics-choose = هر کدام پرسش تشریحی و تمرین دارد.
topics-found = پرسش‌های پیداشده
topics-numerics = محاسبات عددی
topics-cost = هزینه و زمان
topics-memory = حافظه
topics-hardware = سخت‌افزار و مقیاس
topics-algorithms = الگوریتم‌ها
topics-other = موضوع‌های دیگر
topic-drills = پرسشی را انتخاب کنید.
topic-known = ({ $known } از { $all })
topic-recall = اگر الان بپرسم: حدود { $percent }٪ از دیده‌شده‌ها درست.
topic-marks = { $unseen } تازه · { $due } برای مرور · { $known } آموخته

# Settings
settings-title = تنظیمات
settings-language = زبان
settings-digits = رقم‌ها
settings-formulas = فرمول‌ها
settings-level = سطح
language-en = English
language-fa = فارسی
digits-auto = مطابق زبان
digits-latin = لاتین 123
digits-persian = فارسی ۱۲۳
formulas-unasked = حروف‌چینی‌شده
formulas-typeset = حروف‌چینی‌شده
formulas-picture = تصویر
formulas-plain = متن ساده
level-auto = بر اساس پاسخ‌هایم

# Help, privacy
help-text = <b>راهنمای ربات</b>

    هر طور راحت‌ترید بنویسید: <code>۳۰٬۰۰۰</code>، <code>3e4</code>، <code>7e9 * 16 bytes</code>، <code>A*(B*C)</code>، <code>n^2*log(n)</code>. اگر نتوانم بخوانم، چیزی کم نمی‌شود.

    💡 راهنمایی؛ کمی امتیاز کم می‌کند
    📖 توضیح با عددهای همان پرسش
    ⋯ گام‌به‌گام، عددهای دیگر، اشتراک

    /today ده دقیقه: مرور، و چند پرسش تازه
    /practice پرسش بعدی؛ <code>/practice M</code> یا <code>/practice GPU</code>
    /topics همهٔ موضوع‌ها
    /case چند بخش روی یک ماجرا
    /daily جلسهٔ روز، در ساعت شما
    /plan برای روز مصاحبه
    /interview مصاحبهٔ زمان‌دار
    /progress پیشرفت شما
    /settings زبان، رقم، فرمول، سطح
    /cancel کنار گذاشتن پرسش
    /privacy چه نگه می‌دارم

    <b>گروه:</b> مدیران پرسش روزانه می‌گذارند؛ /board می‌گوید روی چند تابلویید.
    <b>هر گفت‌وگو:</b> نام من و چند کلمه، پرسشی می‌فرستد.
privacy-text = <b>چه نگه می‌دارم</b>

    • شناسهٔ تلگرام، تنظیمات، ساعت پرسش روزانه، منطقهٔ زمانی، روز مصاحبه
    • پرسش‌ها، پاسخ‌ها، داوری‌ها، زمان‌ها، میزان اطمینان
    • وضع یادگیری، جلسه‌ها، روزهای تمرین، پرسش‌های روزانه
    • پیام‌ها، تا پاسخ بگیرند
    • گروه‌ها: شناسهٔ مدیری که /daily را تنظیم کرده؛ نام کوچکی که برای تابلو خواسته‌اید، تا پسش بگیرید

    <b>چرا:</b> برای انتخاب پرسش و نشان دادن پیشرفت.
    <b>تا کی:</b> تا پاکش کنید: /export همه را می‌فرستد، /forget همه را پاک می‌کند.
    <b>هرگز:</b> نام‌های دیگر، شمارهٔ تلفن، مخاطبان، و آنچه جای دیگر بعد از نام من می‌نویسید. به کسی چیزی داده نمی‌شود.
forget-confirm = تنظیمات، پرسش‌ها و پاسخ‌ها برای همیشه پاک می‌شوند.
forget-done = همه پاک شد. اگر باز بنویسید، از نو شروع می‌کنید.
forget-kept = چیزی پاک نشد.
export-caption = همهٔ داده‌های شما؛ شرحش در README.txt است.
button-forget-yes = 🗑 همه‌چیز را پاک کن
button-forget-no = ↩️ بماند

# Short answers
reply-closed = آن پرسش بسته است.
nothing-asked = پرسشی باز نیست. یکی بپرسم؟
nothing-fits = چنین پرسشی نیست. /topics را ببینید.
not-yours = این دکمه مال شما نیست، یا پرسشش حذف شده است.
old-button = این دکمه قدیمی است؛ /practice پرسشی می‌دهد.
unchanged = قبلاً انجام شده است.
cancelled = کنار گذاشته شد.
nothing-to-cancel = چیزی برای کنار گذاشتن نیست.
unknown-command = این فرمان را نمی‌شناسم؛ /help را ببینید.
edited-not-judged = فقط پیام تازه را داوری می‌کنم؛ دوباره بفرستید.
unknown-content = فقط متن می‌خوانم. پاسخی بنویسید، یا /practice.
went-wrong = مشکلی پیش آمد و ثبت شد. دوباره امتحان کنید.
not-saved = نتوانستم ذخیره‌اش کنم؛ دوباره بفرستید.
export-not-now = دقیقه‌ای یک بایگانی: { $seconds } ثانیهٔ دیگر.
not-drawn = نتوانستم سند را بسازم. یک دقیقهٔ دیگر امتحان کنید.
set-aside = دو بار سر پیام آخرتان از کار افتادم و کنارش گذاشتم. جور دیگری بنویسید.
too-fast = پیام زیاد شد؛ کمی صبر کنید.

# Reasons
reason-base-unit = بی‌واحد بود و { $unit } گرفتم؛ پرسش { $wanted } می‌خواهد.
reason-unit-missing = واحد را { $unit } گرفتم، مثل پرسش.
reason-unit-unexpected = واحدی نخواسته بودم ({ $unit }).
reason-exact-value = مقدار دقیق: { $value }.
reason-unit-wrong = عدد درست بود، ولی { $given } با { $wanted ->
    [none] آنچه خواسته شده
   *[other] { $wanted }
  } یکی نیست.
reason-unit-mismatch = پرسش { $wanted ->
    [none] عدد ساده
   *[other] { $wanted }
  } می‌خواهد؛ { $given } واحد چیز دیگری است.
reason-rounded-too-much = { $have } رقم بامعنا درست است؛ { $want } رقم بنویسید.
reason-case-folded = بزرگی و کوچکی حروف را نادیده گرفتم.
reason-point-is-decimal = نقطه را ممیز گرفتم؛ هزارگان را با ویرگول یا فاصله جدا کنید.
reason-slash-read-both-ways = خط کج را هم کسر گرفتم و هم ممیز.
reason-log-is-natural = log را لگاریتم طبیعی گرفتم.
reason-constant-factor = فقط یک ضریب فرق دارد: پاسخ شما { $ratio } برابر است.
reason-constant-factor-some = فقط یک ضریب ثابت فرق دارد.
reason-term-missing = یک جمله کم دارد.
reason-symbols-swapped = دو نماد جابه‌جا شده‌اند.
reason-symbol-missing = باید به { $symbols } هم وابسته باشد.
reason-omega = Ω کران پایین است؛ آن را Θ خواندم.
reason-not-simplified = ضریب‌های ثابت و جمله‌های کوچک‌تر این‌جا نمی‌آیند.
reason-too-loose = کران درستی است، ولی زیادی بزرگ.
reason-too-small = زیادی کند رشد می‌کند.
reason-different-growth = در یک نماد زیادی سریع، در دیگری زیادی کند.
reason-cost-of-order = ترتیب شما { $cost } ضرب می‌خواهد.
reason-order-of-matrices = ترتیب ماتریس‌ها عوض نمی‌شود: ضربشان جابه‌جایی‌پذیر نیست.
reason-matrix-repeated = تکراری: { $matrices }
reason-matrix-missing = جاافتاده: { $matrices }
reason-missed = { $count } گزینهٔ دیگر هم درست است.
reason-wrongly-chosen = { $count } تا از گزینه‌هایتان درست نیست.
reason-inversions = از { $pairs } جفت، { $count } جفت برعکس است.
reason-not-a-value = چنین مقداری در { $format } نیست.
reason-neighbour = نزدیک است: مقدار کناری در { $format }.
reason-no-infinity = { $format } بی‌نهایت ندارد.
reason-points = { $count } نکته از { $total }.

# Why a text could not be read
reason-too-long = زیادی بلند است.
reason-too-short = یکی دو جمله، لطفاً.
reason-too-deep = پرانتزها زیادی تودرتو هستند.
reason-too-large = عددها زیادی بزرگ هستند.
reason-no-number = عددی پیدا نکردم.
reason-not-a-number = این عدد نیست.
reason-infinite = عدد متناهی می‌خواهم.
reason-range = این شبیه بازه است؛ یک عدد بنویسید.
reason-hedged = یک عدد بنویسید، بدون «یا»، «تا» و «نه».
reason-several-numbers = چند عدد پیدا کردم؛ یکی بنویسید.
reason-unknown-suffix = «{ $piece }» را بعد از عدد نمی‌شناسم.
reason-unknown-word = «{ $piece }» را نمی‌شناسم و شاید پاسخ را عوض کند.
reason-did-you-mean = «{ $piece }» را نمی‌شناسم. منظورتان «{ $word }» است؟
reason-several-readings = چند جور می‌شود خواند. کدام؟
reason-unread-operation = «{ $piece }» را حساب کنید و عدد را بنویسید.
reason-units-disagree = واحدها با هم نمی‌خوانند.
reason-not-the-unit = «{ $piece }» واحدِ خواسته‌شده نیست.
reason-vague-growth = «{ $piece }» چند رشد است؛ فرمول بنویسید، مثل O(n!).
reason-ambiguous-order = پرانتز بگذارید؛ روشن نیست چه در چه ضرب می‌شود.
reason-several-formulas = چند فرمول پیدا کردم؛ یکی بنویسید.
reason-sides-disagree = دو طرف «=» با هم نمی‌خوانند.
reason-unknown-symbol = «{ $piece }» را نمی‌شناسم.
reason-syntax = نفهمیدم چطور نوشته شده.
reason-brackets = پرانتزها با هم نمی‌خوانند.
reason-grouping = «{ $piece }» روشن نیست: ۳٫۱۴ یا ۳٬۰۰۰ بنویسید.
reason-ambiguous-division = بعد از «/» پرانتز بگذارید: {"\u2066"}1/(2n){"\u2069"} یا {"\u2066"}(1/2)n{"\u2069"}.
reason-arguments = «{ $piece }» ورودی زیادی دارد.
reason-division-by-zero = این تقسیم بر صفر است.
reason-undefined = مقداری ندارد.
reason-log-base = در کدام پایه؟ ln یا log2 یا log10 بنویسید.
reason-symbols = فقط عدد خواسته شده است.
reason-no-growth = رشدی مثل O(n) پیدا نکردم.
reason-no-expression = فرمولی پیدا نکردم.
reason-could-not-judge = می‌فهمم ولی نمی‌توانم داوری کنم؛ ساده‌تر بنویسید.
reason-unknown-matrix = ماتریس «{ $piece }» را نمی‌شناسم.
reason-no-order = پرانتز بگذارید: هر ضرب دو عامل دارد.
reason-one-option-only = یک گزینه را انتخاب کنید.
reason-no-option = هیچ‌یک از { $count } گزینه را در آن ندیدم.
reason-not-all-once = هر یک از { $count } مورد را یک بار بنویسید.
reason-bits-width = این { $have } بیت است؛ قالب { $want } بیت دارد.
reason-unknown = چیزی دارد که این‌جا نامی ندارد.
unit-years = سال
unit-months = ماه
unit-weeks = هفته
unit-days = روز
unit-decades = دهه
unit-centuries = قرن
unit-B = بایت
unit-kB = کیلوبایت
unit-MB = مگابایت
unit-GB = گیگابایت
unit-TB = ترابایت
unit-PB = پتابایت
unit-KiB = کیبی‌بایت
unit-MiB = مبی‌بایت
unit-GiB = گیبی‌بایت
unit-TiB = تبی‌بایت
unit-bit = بیت
unit-ns = نانوثانیه
unit-us = میکروثانیه
unit-ms = میلی‌ثانیه
unit-s = ثانیه
unit-min = دقیقه
unit-h = ساعت

# Daily question
daily-title = روزی یک جلسه
daily-is-off = ده دقیقه در ساعت دلخواه: آنچه دارد از یادتان می‌رود، و پرسش‌های تازه.
daily-is-on = روشن است: هر روز ساعت { $time }.
daily-first = اولین جلسه { $days ->
    [0] امروز
    [1] فردا
   *[other] { $date }
 } ساعت { $time } به وقت { $city } می‌آید.
daily-next = جلسهٔ بعدی { $days ->
    [0] امروز
    [1] فردا
   *[other] { $date }
 } ساعت { $time } به وقت { $city } می‌آید.
daily-hour = چه ساعتی بیاید؟
daily-hour-typed = ساعتی را بزنید، یا هر وقتی را بنویسید، مثلاً ۷:۱۵.
daily-morning = صبح { $time }
daily-noon = ظهر { $time }
daily-evening = شب { $time }
daily-turned-off = خاموش شد. دیگر جلسه‌ای خودبه‌خود نمی‌آید؛ با /today خودتان شروع کنید.
daily-zone = منطقهٔ زمانی: { $city }؛ آن‌جا الان ساعت { $time } است.
button-daily-off = 🔕 خاموش کردن
button-daily-hour = 🕗 ساعتی دیگر
button-daily-other = 🕗 ساعت دیگر
button-zones-other = 🌍 ساعت دیگری است
button-daily-zone = 🌍 منطقهٔ زمانی
button-daily-back = ↩️ بازگشت
zones-title = الان برای شما ساعت چند است؟
zones-text = آن را بزنید یا بنویسید؛ نام شهر هم کافی است.
zones-city = ساعت شما با کدام شهر یکی است؟
zones-none = جایی را نمی‌شناسم که الان آن ساعت باشد. یکی را بزنید، یا نام شهرتان را بنویسید.
push-title = جلسهٔ امروز
push-missed-last = جلسهٔ قبلی در ساعت خودش نرسید و کنار گذاشته شد.
streak = { $days ->
   *[other] { $shown } روز پشت سر هم.
 }
streak-freezes = { $freezes ->
   *[other] { $shown } روزِ جاافتاده بخشیده شد.
 }
zone-Asia-Tehran = تهران
zone-Asia-Kabul = کابل
zone-Asia-Dushanbe = دوشنبه
zone-Asia-Baghdad = بغداد
zone-Europe-Istanbul = استانبول
zone-Asia-Dubai = دبی
zone-Asia-Baku = باکو
zone-Asia-Yerevan = ایروان
zone-Asia-Tbilisi = تفلیس
zone-Asia-Karachi = کراچی
zone-Asia-Kolkata = دهلی، بمبئی
zone-Asia-Kathmandu = کاتماندو
zone-Asia-Dhaka = داکا
zone-Asia-Yangon = یانگون
zone-Asia-Bangkok = بانکوک
zone-Asia-Shanghai = شانگهای
zone-Asia-Singapore = سنگاپور
zone-Asia-Tokyo = توکیو
zone-Asia-Seoul = سئول
zone-Australia-Perth = پرت
zone-Australia-Adelaide = آدلاید
zone-Australia-Sydney = سیدنی
zone-Pacific-Auckland = اوکلند
zone-Africa-Cairo = قاهره
zone-Africa-Lagos = لاگوس
zone-Africa-Nairobi = نایروبی
zone-Africa-Johannesburg = ژوهانسبورگ
zone-Asia-Jerusalem = بیت‌المقدس
zone-Europe-Moscow = مسکو
zone-Europe-Athens = آتن
zone-Europe-Berlin = برلین
zone-Europe-Paris = پاریس
zone-Europe-London = لندن
zone-Atlantic-Reykjavik = ریکیاویک
zone-Atlantic-Azores = آزور
zone-America-Sao-Paulo = سائوپائولو
zone-America-St-Johns = سنت جانز
zone-America-Halifax = هالیفاکس
zone-America-Toronto = تورنتو
zone-America-New-York = نیویورک
zone-America-Chicago = شیکاگو
zone-America-Denver = دنور
zone-America-Los-Angeles = لس‌آنجلس
zone-America-Anchorage = انکوریج
zone-Pacific-Honolulu = هونولولو
zone-UTC = UTC

# Code
question-code = تابع یا فایل .py را بفرستید. NumPy (با نام np) و math هستند؛ fractions، functools، statistics، typing و چند تای دیگر را می‌شود import کرد.
code-queued = کدهای دیگری اجرا می‌شود؛ نوبت شما: { $place }.
file-not-asked = الان تابعی نمی‌خواهم؛ /practice پرسشی می‌دهد.
file-not-utf-8 = این فایل <code>UTF-8</code> نیست. با <code>UTF-8</code> ذخیره کنید و دوباره بفرستید.
file-not-read = فقط فایل پایتون (.py) می‌خوانم، تا { $size } نویسه.
reason-code-right-on = از { $total } { $what ->
    [make_mask] حجم
    [mean] آرایه
   *[other] مورد
  }، در { $right } تا درست است.
reason-code-faster = { $ratio } برابر سریع‌تر از نسخهٔ کند.
reason-code-less-memory = نسخهٔ کند { $ratio } برابر حافظه می‌گیرد.
reason-code-peak = روی {"\u2066"}۱۲۸³{"\u2069"} واکسل تا { $peak } مبی‌بایت گرفت؛ ماسک نسخهٔ کند به‌تنهایی { $slow }.
reason-code-too-slow = ولی فقط { $ratio } برابر سریع‌تر؛ { $least } برابر لازم است.
reason-code-loops-left = هنوز پایتون روی واکسل‌ها حلقه می‌زند (خط { $line }): به NumPy بسپارید.
reason-code-square-root = خط { $line } جذر نمی‌خواهد: مربع‌ها را مقایسه کنید (شعاع منفی جداست).
reason-code-float-mask = ماسک { $dtype } است؛ bool برای هر واکسل یک بایت می‌گیرد.
reason-code-quotes-repaired = گیومه‌ها و نشانه‌هایی را که صفحه‌کلید عوض کرد برگرداندم.
reason-code-case-voxel = کوچک‌ترین مورد نادرست: { $call }. در واکسل { $voxel } شما { $got } می‌دهید و { $wanted } درست است؛ واکسل‌های متفاوت: { $count }.
reason-code-case-value = کوچک‌ترین مورد نادرست: { $call } مقدار { $got } می‌دهد و { $wanted } درست است.
reason-code-case-shape = کوچک‌ترین مورد نادرست: { $call } شکل { $got } می‌دهد و { $wanted } درست است.
reason-code-case-type = کوچک‌ترین مورد نادرست: { $call } نوع { $got } برمی‌گرداند.
reason-code-case-none = کوچک‌ترین مورد نادرست: { $call } مقدار None برمی‌گرداند. return جا افتاده؟
reason-code-case-argument = کوچک‌ترین مورد نادرست: { $call } ورودی‌اش { $name } را عوض می‌کند که هنوز لازم است: آرایهٔ تازه بسازید.
reason-code-case-not-a-mask = کوچک‌ترین مورد نادرست: { $call } جز درست و نادرست (یا یک و صفر) هم می‌دهد.
reason-code-case-raised = کوچک‌ترین مورد نادرست: { $call } خطای { $error } می‌دهد{ $line ->
    [none] .
   *[other] {" "}(خط { $line }).
  }
reason-code-cpu = { $call } پس از ۴ ثانیه متوقف شد. حلقهٔ بی‌پایان؟
reason-code-memory = { $call } متوقف شد: بیش از ۳۸۴ مبی‌بایت حافظه.
reason-code-output = { $call }: نتیجه‌ها روی هم بیش از ۶۴ مبی‌بایت شد.
reason-code-asleep = { $call } متوقف شد: منتظر چیزی ماند که نمی‌آید.
reason-code-crash = { $call }: پایتون بی‌نتیجه بسته شد.
reason-code-forged = { $call }: آنچه برگشت نتیجهٔ تابع نیست.
reason-code-refused = بارگذاری نمی‌شود: { $error }{ $line ->
    [none] .
   *[other] {" "}(خط { $line }).
  }
reason-busy = پاسخ‌های زیادی در دست داوری است. یک دقیقهٔ دیگر بفرستید.
reason-budget-spent = پاسخ‌هایتان وقت محاسبهٔ زیادی گرفت؛ نوبت دیگران است. { $minutes } دقیقهٔ دیگر بفرستید.
reason-code-not-judged = دستگاه شلوغ است. یک دقیقهٔ دیگر بفرستید.
reason-code-unavailable = این‌جا نمی‌شود کد را امن اجرا کرد؛ چیزی اجرا نشد.
reason-code-no-code = تابع پایتونی در آن پیدا نکردم.
reason-code-no-function = دنبال { $name } می‌گردم؛ این‌ها هست: { $have }
reason-code-parameters = باید بشود آن را با { $name } صدا زد.
reason-code-import = { $name } در دسترس نیست. این‌ها هست: { $offered }.
reason-code-syntax = این پایتون درستی نیست: خط { $line }، { $piece }
reason-code-indentation = تورفتگی خط { $line } درست نیست: { $piece }
reason-code-indentation-lost = برنامه تورفتگی‌ها را برداشته. میان ``` بگذارید یا فایل .py بفرستید.

# Figures
figure-chain-table = کمترین هزینهٔ هر تکه
figure-chain-table-note = زیر هر هزینه، برشی که آن را می‌دهد.
figure-chain-table-alt = جدول کمترین هزینه‌ها: سطر i، ستون j ضرب ماتریس‌های i تا j است. در کل { $cost }.
figure-best = بهترین
figure-worst = بدترین
figure-chain-trees-alt = بهترین ترتیب { $best } با هزینهٔ { $cost }، کنار بدترین، { $worst } با { $most }.
figure-sign = علامت
figure-exponent = نما
figure-mantissa = مانتیس
figure-float-bits-alt = بیت‌ها { $bits }. عدد { $number } میان { $below } و { $above } است؛ { $stored } ذخیره می‌شود.
figure-running-sum = فاصلهٔ جمع از مقدار درست
figure-terms = جمله‌های اضافه‌شده
figure-running-sum-alt = خطای جمع بر حسب تعداد جمله‌ها؛ در پایان { $error }.
figure-weights = وزن‌ها
figure-gradients = گرادیان‌ها
figure-master = نسخهٔ اصلی
figure-moments = دو گشتاور
figure-memory-total = در کل { $total } گیگابایت
figure-memory-alt = { $total } گیگابایت: وزن‌ها، گرادیان‌ها، نسخهٔ اصلی، گشتاورها.
figure-whole-batch = کل دسته
figure-batches-alt = { $devices } سهم با میانگین { $mean } و واریانس { $variance } ادغام می‌شود.
figure-inside = درون
figure-box = جعبهٔ کوچک
figure-lattice-alt = برش میانی: نقطه‌های شبکه درون شعاع { $radius }، در جعبه‌ای به ضلع { $side }.
figure-pages = دنباله‌ها و صفحه‌هایشان
figure-pages-full = صفحه‌های پر
figure-pages-used = صفحهٔ آخر
figure-pages-unused = خالی
figure-pages-alt = { $sequences } دنباله در صفحه‌های { $block } توکنی: صفحه‌های پر به شکل یک نوار و صفحهٔ آخر با تک‌تک جاهایش. از { $slots } جا { $unused } جا خالی می‌ماند.
figure-pipeline = کار هر مرحله، خانه به خانه
figure-pipeline-forward = رفت
figure-pipeline-backward = برگشت
figure-pipeline-idle = بیکار
figure-pipeline-alt = زمان‌بندی { $stages } مرحله با { $batches } ریزدسته: نخست همهٔ رفت‌ها، سپس همهٔ برگشت‌ها. هر مرحله { $idle } درصدِ گام بیکار است.
figure-roofline = سقف کارایی کارت (roofline)
figure-intensity = FLOP هر بایت
figure-roof = حداکثر ممکن
figure-here = این کار
figure-roofline-alt = حداکثر سرعت ممکن بر حسب FLOP هر بایت، هر دو محور در توان‌های ده. این کار { $here } دارد و سقف از { $ridge } به بعد صاف می‌شود: محدودکننده { $bound ->
    [memory] حافظه
   *[other] محاسبه
} است.
figure-block = هر مقدار روی شبکهٔ بلوکش
figure-block-exact = مقدار
figure-block-stored = مقدار ذخیره‌شده
figure-block-alt = مقدارها میان نقطه‌های شبکهٔ بلوکشان که مقیاسش { $scale } است. ذخیره‌شده: { $stored }.
figure-formula-alt = فرمول: { $formula }

# Interview
interview-about = <b>مصاحبهٔ آزمایشی.</b> پرسش تشریحی و تمرین، بی‌راهنمایی؛ داوری‌ها در گزارش پایان. ساعت فقط وقتی پرسشی باز است جلو می‌رود. چقدر؟
interview-minutes = { $minutes } دقیقه
interview-of-all = از همهٔ موضوع‌ها می‌پرسد.
interview-of = از این‌ها می‌پرسد: { $groups }.
interview-groups = کدام موضوع‌ها؟
interview-groups-text = موضوع‌ها را علامت بزنید و بعد مدت را انتخاب کنید. اگر چیزی را علامت نزنید، یعنی همه.
button-interview-groups = 🗂 انتخاب موضوع‌ها
interview-question = پرسش { $number } از { $total }
interview-left = حدود { $minutes } دقیقه مانده
interview-noted = ثبت شد.
interview-report = مصاحبه تمام شد: { $percent }٪ امتیاز
interview-time = { $spent } دقیقه از { $minutes } دقیقه صرف شد.
interview-areas = به تفکیک موضوع
interview-wrote = پاسخ شما
interview-work-on = روی این‌ها کار کنید
interview-all-well = هیچ موضوعی ضعیف نبود. دفعهٔ بعد طولانی‌تر یا سخت‌تر.
interview-earlier = مصاحبه‌های قبلی: { $shares }.
interview-last = دفعهٔ قبل { $before }، این بار { $now }.
interview-explain = پرسشی را برای توضیحش بزنید.
button-skip = ⏭ نمی‌دانم، بعدی
button-end = 🏁 پایان
button-report = 📄 به صورت PDF
interview-was-right = درست
interview-was-partly = تا حدی
interview-was-wrong = نادرست
interview-was-left = بی‌پاسخ

# Disputes
button-dispute = 🙋 موافق نیستم
dispute-noted = با پاسخ شما ثبت شد. اگر حق با شما باشد، داوری اصلاح می‌شود.

# Progress
progress-title = پیشرفت شما
progress-newcomer = <b>هنوز چیزی برای نشان دادن نیست.</b> بعد از اولین پاسخ، روزها، موضوع‌ها و نقطه‌ضعف‌هایتان این‌جا می‌آید.
progress-line = { $right } از { $count } در اولین تلاش درست بود.
progress-week = در { $days } روز گذشته: { $right } از { $count }.
progress-met = { $seen } پرسش از { $all } تا را دیده‌اید.
progress-none-weak = هیچ موضوعی ضعیف نیست.
progress-details = جزئیات پیشرفت
progress-all = از آغاز تا امروز:
progress-lately = در { $days } روز گذشته:
progress-share = { $right } از { $count } در اولین تلاش درست بود ({ $percent }٪).
progress-share-few = { $right } از { $count } در اولین تلاش درست بود ({ $percent }٪؛ در واقع احتمالاً { $low } تا { $high } درصد).
progress-seconds = نیمی از پاسخ‌ها کمتر از { $seconds } ثانیه وقت برد.
progress-minutes = نیمی از پاسخ‌ها کمتر از { $minutes } دقیقه وقت برد.
progress-by-level = به تفکیک سطح
progress-by-topic = به تفکیک موضوع
progress-seen = { $seen } پرسش از { $all } تا دیده شده
progress-right = { $right } از { $count } در اولین تلاش درست
progress-recall = { $learnt } تا آموخته: اگر الان بپرسم، حدود { $percent }٪ درست
progress-weakest = ضعیف‌تر از همه: { $topic }.
progress-of = { $right } از { $count }
progress-days = روزهای تمرین
progress-months = فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند
progress-days-note = هر خانه یک روز است؛ هر چه پررنگ‌تر، پاسخ بیشتر.
progress-days-alt = روزهای تمرین در { $weeks } هفتهٔ گذشته: { $days ->
    [0] هیچ روزی
    [1] یک روز
   *[other] { $shown } روز
  }. پاسخ‌ها: { $answers }، و در یک روز حداکثر { $most }.
progress-mastery = درست در اولین تلاش
progress-mastery-note = خط باریک: جای احتمالی سهم واقعی شما (۹۵٪).
progress-mastery-alt = درست در اولین تلاش، موضوع به موضوع: { $topics }.

# Sharing
button-in-private = 💬 پاسخ در گفت‌وگوی خصوصی
button-share = 🔗 اشتراک‌گذاری
button-send-to = 📤 فرستادن به…
button-copy-link = 📋 کپی پیوند
share-text = همین پرسش، بدون پاسخ.

# For the host
admin-title = برای میزبان
admin-people = افراد: { $first }؛ به { $second } نفر می‌شود پیام داد.
admin-active = فعال در { $second } روز گذشته: { $first } نفر.
admin-answers = پاسخ‌ها: { $first }؛ { $second } تا در همین مدت.
admin-disputes = داوری‌های مورد اختلاف: { $first }.
admin-pushes = پرسش‌های روزانه و اطلاعیه‌ها در این مدت: { $pushes }.
admin-under-way = اطلاعیه‌ای در حال ارسال است.
admin-hardly = تقریباً هیچ‌وقت بار اول درست نیست:
admin-always = تقریباً همیشه بار اول درست است:
admin-slow = پاسخش وقت می‌برد:
admin-disputed = با داوری‌اش موافق نبوده‌اند:
admin-left-out = کنار گذاشته شد، چون این فایل‌ها خراب‌اند ({ $count }):
admin-question = { $right } از { $count } درست، میانگین { $seconds } ثانیه
admin-how = خبر به همه: <code>/admin announce</code> و متن؛ یا انگلیسی، یک خط <code>---</code>، فارسی.
admin-preview = این متن به { $count } نفر می‌رسد:
admin-no-text = اطلاعیه متن می‌خواهد، حداکثر ۳٬۵۰۰ نویسه.
button-announce = 📣 بفرست
announce-begun = در راه است؛ پاسخ‌ها جلوترند.
announcement = از میزبان این ربات

# The plan
command-plan = آمادگی برای روز مصاحبه
button-today = ☀️ جلسهٔ امروز
plan-ask = <b>مصاحبه‌تان کِی است؟</b> یکی را انتخاب کنید، یا بنویسید: <code>۳۰ دی</code>، <code>سه هفتهٔ دیگر</code>. پرسش‌های تازه میان روزها پخش می‌شوند؛ روزهای آخر برای مرورند.
plan-weeks = { $weeks ->
    [1] یک هفتهٔ دیگر
   *[other] { $shown } هفتهٔ دیگر
 }
plan-on = مصاحبه: { $date }
plan-days = { $days ->
    [0] امروز است. موفق باشید!
    [1] یک روز مانده است.
   *[other] { $shown } روز مانده است.
 }
plan-pace = با هفته‌ای { $count ->
    [1] یک
   *[other] { $a_week }
 } جلسهٔ ده‌دقیقه‌ای، تا آن روز هر { $unseen } پرسش تازه را دیده‌اید.
plan-pace-some = با هفته‌ای { $a_week } جلسهٔ ده‌دقیقه‌ای (روزی دو جلسه)، تا آن روز { $reached } تا از { $unseen } پرسش تازه را دیده‌اید.
plan-review-pace = { $count ->
    [1] هفته‌ای یک جلسه برای مرور بس است.
   *[other] هفته‌ای { $a_week } جلسه برای مرور بس است.
 }
plan-groups = هنوز ندیده‌اید: { $groups }. جلسه‌ها به‌نوبت از هر گروه برمی‌دارند.
plan-no-new = دیگر فقط مرور؛ { $unseen } پرسش ندیده بماند برای بعد.
plan-all-seen = همهٔ پرسش‌ها را دیده‌اید.
plan-recall = بدون تمرین، آن روز حدود { $percent }٪ از دیده‌ها درست می‌شود. تا آن روز { $count } پرسش مرور می‌خواهد.
plan-no-date = در یک سال آینده چنین روزی نیست. مثل <code>/plan ۳۰ دی</code> یا <code>/plan سه هفتهٔ دیگر</code>.
button-plan-change = 📅 روزی دیگر
button-plan-off = ✖️ بدون تاریخ

# Sureness and mistakes
settings-sureness = میزان اطمینان
sureness-on = بپرس
sureness-off = نپرس
sure-guessing = 🎲 حدس می‌زنم
sure-rather = 🤔 تا حدی مطمئنم
sure-certain = 💪 مطمئنم
verdict-overcame = ✨ اشتباه شناخته‌شدهٔ دفعهٔ پیش را پشت سر گذاشتید.
verdict-certain-wrong = مطمئن بودید؛ چنین غافلگیری‌هایی بهتر در یاد می‌مانند.
verdict-guessed-right = حدستان گرفت: زودتر برمی‌گردد.
progress-sureness = وقتی گفته‌اید چقدر مطمئنید:
progress-sureness-one = { $right } از { $count } درست ({ $percent }٪)
progress-mistakes = { $count ->
    [1] یک اشتباه شناخته‌شده هنوز مانده است.
   *[other] { $shown } اشتباه شناخته‌شده هنوز مانده است.
 }
button-mistakes = 🩹 اشتباه‌هایم، با عددهای تازه
button-weakest = 🎯 تمرین ضعیف‌ترین
button-details = 🔎 جزئیات
no-mistakes = اشتباه شناخته‌شده‌ای نمانده؛ آفرین.

# Groups
command-group-daily = پرسش روزانهٔ گروه (برای مدیران)
command-group-board = تابلوی هفت روز گذشته
command-group-help = این‌جا چه می‌کنم
group-welcome = <b>سلام!</b> مدیری با /daily ساعتی می‌گذارد تا هر روز پرسشی بیاید. /board کسانی را نشان می‌دهد که خواسته‌اند. چیز دیگری این‌جا نمی‌خوانم.
group-admins-only = فقط مدیران گروه می‌توانند.
group-post-refused = پرسش امروز در گروهتان فرستاده نشد: { $why ->
    [topic] تاپیک آن بسته یا حذف شده است. بازش کنید، یا در تاپیکی دیگر /daily را بفرستید.
   *[right] اجازهٔ نوشتن ندارم. اجازه بدهید، یا با /daily خاموشش کنید.
 }
group-post-title = پرسش امروز
group-daily-title = پرسش روزانهٔ گروه
group-daily-is-off = خاموش است. ساعتی برای پرسش روزانهٔ همه انتخاب کنید.
group-daily-is-on = روشن است: هر روز ساعت { $time }.
board-title = تابلوی هفت روز گذشته
board-line = { $right } پاسخ درست در اولین تلاش، از { $answered }
board-note = فقط کسانی که خواسته‌اند این‌جا هستند.
board-empty = هنوز کسی نیست. پرسشی از این گروه را خصوصی پاسخ دهید؛ دکمه زیر داوری است.
board-members-only = فقط اعضا روی تابلو می‌آیند.
board-agreed = با نام { $name } روی تابلو هستید؛ هر وقت خواستید با /board پسش بگیرید.
board-none = روی تابلوی هیچ گروهی نیستید.
board-some = { $number ->
    [one] روی تابلوی { $shown } گروه هستید.
   *[other] روی تابلوی { $shown } گروه هستید.
  }
board-withdrawn = پس گرفته شد: روی هیچ تابلویی نیستید؛ نامتان پاک شد.
button-board-on = 🏅 من را روی تابلوی گروه نشان بده
button-board-off = ↩️ پس می‌گیرم
settings-daily = جلسهٔ روزانه
settings-daily-off = خاموش
settings-zone = منطقهٔ زمانی
button-daily = 📅 روزی یک جلسه

# What explains a wrong number: the kind at the first miss, the place at the next. $part is named by the question's author, or a number.
slip-ten = رقم‌ها درست است؛ توان ده درست نیست.
slip-ten-where = رقم‌ها درست است؛ توان ده { $side ->
    [large] { $times } واحد زیاد است.
   *[small] { $times } واحد کم است.
 }
slip-percent = سهم و درصد با هم اشتباه گرفته شده‌اند: یکی صد برابر دیگری است.
slip-percent-where = عدد شما صد برابر { $side ->
    [large] بزرگ‌تر است: سهم و درصد با هم اشتباه گرفته شده‌اند.
   *[small] کوچک‌تر است: سهم و درصد با هم اشتباه گرفته شده‌اند.
 }
slip-factor = گویا یک عامل ضرب جا افتاده است.
slip-factor-where = همه‌چیز درست است جز یک عامل ضرب که جا افتاده: { $part }.
slip-factor-below = گویا یک تقسیم جا افتاده است.
slip-factor-below-where = همه‌چیز درست است، ولی بر یک چیز تقسیم نکرده‌اید: { $part }.
slip-extra = گویا یک ضرب یا تقسیم اضافه انجام داده‌اید.
slip-extra-where = همه‌چیز درست است، ولی یک چیز یک بار اضافه به حساب آمده: { $part }.
slip-upside = جایی به جای تقسیم ضرب کرده‌اید، یا برعکس.
slip-upside-where = همه‌چیز درست است، ولی به جای تقسیم بر این، در آن ضرب کرده‌اید یا برعکس: { $part }.
slip-sum = جایی چیزهایی را جمع کرده‌اید که باید در هم ضرب شوند.
slip-sum-where = همه‌چیز درست است، ولی این‌ها باید در هم ضرب شوند، نه جمع: { $part }.
slip-product = جایی چیزهایی را در هم ضرب کرده‌اید که باید جمع شوند.
slip-product-where = همه‌چیز درست است، ولی این‌ها باید با هم جمع شوند، نه ضرب: { $part }.
slip-term = گویا یک جملهٔ جمع جا افتاده است.
slip-term-where = همه‌چیز درست است جز یک جملهٔ جمع که جا افتاده: { $part }.
slip-sign = جایی مثبت و منفی جابه‌جا شده است.
slip-sign-where = همه‌چیز درست است جز یک علامت، مثبت به جای منفی یا برعکس: { $part }.
slip-exponent = گویا یک توان یک واحد کم یا زیاد است.
slip-exponent-where = همه‌چیز درست است، ولی یک توان یک واحد کم یا زیاد است: { $part }.
slip-power = گویا یک توان جا افتاده، یا به جای آن ضرب شده است.
slip-power-where = همه‌چیز درست است، ولی این بدون توانش آمده: { $part }.
slip-power-sign = گویا علامت یک توان وارونه است.
slip-power-sign-where = همه‌چیز درست است، ولی علامت یک توان وارونه است: { $part }.
slip-logarithm = گویا لگاریتم در پایهٔ دیگری گرفته شده است.
slip-logarithm-where = همه‌چیز درست است جز پایهٔ یک لگاریتم: { $part }.
slip-no-logarithm = گویا یک لگاریتم جا افتاده است.
slip-no-logarithm-where = همه‌چیز درست است جز یک لگاریتم که جا افتاده: { $part }.
slip-root = گویا یک جذر جا افتاده است.
slip-root-where = همه‌چیز درست است جز یک جذر که جا افتاده: { $part }.
slip-rounding = گویا چیزی در جهت نادرست گرد شده است.
slip-rounding-where = همه‌چیز درست است، ولی این در جهت نادرست گرد شده: { $part }.
slip-no-rounding = این‌جا چیزی باید عدد صحیح باشد.
slip-no-rounding-where = همه‌چیز درست است، ولی این باید به عدد صحیح گرد شود: { $part }.
slip-larger-smaller = گویا به جای عدد کوچک‌تر بزرگ‌تر را گرفته‌اید، یا برعکس.
slip-larger-smaller-where = همه‌چیز درست است، ولی بزرگ‌تر را به جای کوچک‌تر گرفته‌اید یا برعکس: { $part }.
slip-off-by-one = گویا چیزی یکی بیشتر یا یکی کمتر شمرده شده است.
slip-off-by-one-where = همه‌چیز درست است، ولی این یکی بیشتر یا یکی کمتر شمرده شده: { $part }.
slip-swapped = گویا دو عدد پرسش جابه‌جا شده است.
slip-swapped-where = همه‌چیز درست است، ولی این‌ها جابه‌جا شده‌اند: { $part }.
slip-bits = نسبت عدد شما و عدد درست دقیقاً هشت است: بیت و بایت با هم اشتباه گرفته شده‌اند.
slip-bits-where = عدد شما دقیقاً هشت برابر { $side ->
    [large] بزرگ‌تر است: بیت و بایت با هم اشتباه گرفته شده‌اند.
   *[small] کوچک‌تر است: بیت و بایت با هم اشتباه گرفته شده‌اند.
 }
slip-prefix = نسبت عدد شما و عدد درست توانی از ۱۰۲۴ تقسیم بر ۱۰۰۰ است: پیشوندهای دودویی و دهدهی با هم اشتباه گرفته شده‌اند.
slip-prefix-where = عدد شما کمی { $side ->
    [large] بزرگ‌تر است: در هر گام پیشوند، ۱۰۰۰ به جای ۱۰۲۴ آمده یا برعکس.
   *[small] کوچک‌تر است: در هر گام پیشوند، ۱۰۰۰ به جای ۱۰۲۴ آمده یا برعکس.
 }
slip-time = گویا واحدهای زمان با هم اشتباه گرفته شده‌اند: ثانیه، دقیقه، ساعت، روز.
slip-time-where = واحدهای زمان با هم اشتباه گرفته شده‌اند و عدد شما { $side ->
    [large] بزرگ‌تر از عدد درست است.
   *[small] کوچک‌تر از عدد درست است.
 }
slip-intermediate = این عددی در میانهٔ راه است؛ هنوز کاری با آن مانده است.
slip-intermediate-where = این عددی در میانهٔ راه است: { $part }.
slip-twice = شاید چیزی را که دو بار رخ می‌دهد یک بار شمرده‌اید، یا برعکس.
slip-twice-where = عدد شما دقیقاً { $side ->
    [large] دو برابر عدد درست است.
   *[small] نصف عدد درست است.
 }
slip-square = یک مربع جا افتاده، یا یکی زیادی است.
slip-square-where = عدد درست { $side ->
    [large] جذر عدد شماست.
   *[small] مربع عدد شماست.
 }
slip-inverse = گویا یک تقسیم وارونه است.
slip-inverse-where = کل کسر وارونه است.
slip-complement = گویا این باقی‌مانده است، نه سهم خواسته‌شده.
slip-complement-where = عدد شما و عدد درست روی هم کل را می‌سازند: باقی‌مانده را نوشته‌اید.
slip-negative = گویا یک علامت نادرست است.
slip-negative-where = فقط علامت نادرست است.
slip-one-off = عدد شما یکی بیشتر یا یکی کمتر است.
slip-one-off-where = عدد شما درست یکی { $side ->
    [large] بیشتر از عدد درست است.
   *[small] کمتر از عدد درست است.
 }
slip-two = نسبت عدد شما و عدد درست توانی از دو است: یک توان دو درست نیست.
slip-two-where = یک توان دو درست نیست و عدد شما { $side ->
    [large] بزرگ‌تر از عدد درست است.
   *[small] کوچک‌تر از عدد درست است.
 }
slip-binary-step = نسبت عدد شما و عدد درست توانی از ۱۰۲۴ است: یک گام مانند KiB به MiB جا افتاده، یا یکی زیادی است.
slip-binary-step-where = عدد شما به نسبت توانی از ۱۰۲۴ { $side ->
    [large] بزرگ‌تر است: یک گام مانند KiB به MiB جا افتاده، یا یکی زیادی است.
   *[small] کوچک‌تر است: یک گام مانند KiB به MiB جا افتاده، یا یکی زیادی است.
 }
slip-share = گویا سهم از کل با نسبت دو بخش اشتباه گرفته شده است.
slip-share-where = یک بخش را با بقیه سنجیده‌اید و باید با کل سنجیده شود، یا برعکس.
slip-difference = جایی به جای تقسیم، تفریق کرده‌اید.
slip-difference-where = همه‌چیز درست است، ولی به جای تقسیم، تفریق کرده‌اید.
slip-divided = جایی به جای تفریق، ضرب یا تقسیم کرده‌اید.
slip-divided-where = همه‌چیز درست است، ولی به جای تفریق، ضرب یا تقسیم کرده‌اید: { $part }.
slip-turned = گویا کسری در میانهٔ راه وارونه است.
slip-turned-where = همه‌چیز درست است، ولی کسری در میانهٔ راه وارونه است: { $part }.
slip-bracket = گویا یک جفت پرانتز جا افتاده است.
slip-bracket-where = همه‌چیز درست است، ولی به جای کل یک جمع، فقط یک جملهٔ آن ضرب یا تقسیم شده است: { $part }.
slip-term-twice = گویا یک جملهٔ جمع دو بار به حساب آمده است.
slip-term-twice-where = همه‌چیز درست است، ولی این جملهٔ جمع دو بار به حساب آمده: { $part }.
slip-term-alone = گویا از یک جمع فقط یک جمله آمده است.
slip-term-alone-where = همه‌چیز درست است، ولی از یک جمع فقط این جمله آمده: { $part }.
slip-constant = گویا یکی از عددهای ثابت فرمول درست نیست.
slip-constant-where = همه‌چیز درست است، ولی به جای این عدد ثابت فرمول عدد دیگری آمده: { $part }.
slip-operand = گویا مقداری از پرسش به جای مقدار دیگری نشسته است.
slip-operand-where = همه‌چیز درست است، ولی عدد دیگری از پرسش به جای این نشسته: { $part }.
slip-turned-power = گویا پایه و توان جابه‌جا شده‌اند.
slip-turned-power-where = همه‌چیز درست است، ولی پایه و توان جابه‌جا شده‌اند: { $part }.
slip-root-extra = گویا یک توان یا ریشه درست نیست.
slip-root-extra-where = همه‌چیز درست است جز یک توان یا ریشه: { $part }.
slip-half = گویا به جای جذر، نصف کرده‌اید.
slip-half-where = همه‌چیز درست است، ولی به جای جذر، نصف کرده‌اید: { $part }.
slip-and = و
slip-a-part = بخشی از محاسبه

# How far a number is off that nothing explains.
size-little-large = کمی بزرگ‌تر از عدد درست است.
size-little-small = کمی کوچک‌تر از عدد درست است.
size-some-large = بزرگ‌تر از عدد درست است، ولی به دو برابر نمی‌رسد.
size-some-small = کوچک‌تر از عدد درست است، ولی از نصف آن بیشتر است.
size-two-large = نزدیک به دو برابر عدد درست است.
size-two-small = نزدیک به نصف عدد درست است.
size-several-large = چند برابر عدد درست است.
size-several-small = عدد درست چند برابر آن است.
size-ten-large = حدود ده برابر عدد درست است.
size-ten-small = حدود یک‌دهم عدد درست است.
size-tens-large = بیش از بیست برابر عدد درست است.
size-tens-small = کمتر از یک‌بیستم عدد درست است.
size-eight = نسبت عدد شما و عدد درست دقیقاً هشت است. آیا بیت و بایت را با هم اشتباه گرفته‌اید؟
size-eight-large = دقیقاً هشت برابر عدد درست است. آیا بیت و بایت را با هم اشتباه گرفته‌اید؟
size-eight-small = دقیقاً یک‌هشتم عدد درست است. آیا بیت و بایت را با هم اشتباه گرفته‌اید؟
size-binary = نسبت عدد شما و عدد درست دقیقاً توانی از ۱۰۲۴ تقسیم بر ۱۰۰۰ است.
size-binary-large = بزرگ‌تر از عدد درست است؛ نسبتشان دقیقاً توانی از ۱۰۲۴ تقسیم بر ۱۰۰۰ است.
size-binary-small = کوچک‌تر از عدد درست است؛ نسبتشان دقیقاً توانی از ۱۰۲۴ تقسیم بر ۱۰۰۰ است.
size-only-large = بزرگ‌تر از عدد درست است.
size-only-small = کوچک‌تر از عدد درست است.
size-sign = علامتش درست نیست: آن سوی صفر است.
social-thanks = 🙂 خواهش می‌کنم.
social-ok = 🙂 خوب است. هر وقت به پاسخ رسیدید، بنویسید.
social-unknown = 🙂 اشکالی ندارد و امتیازی کم نمی‌شود. راهنمایی کمک می‌کند جلو بروید؛ توضیح، راه‌حل را نشان می‌دهد.
social-hint = 💡 با دکمهٔ زیر راهنمایی بگیرید.
social-explain = 📖 دکمهٔ زیر توضیح می‌دهد. پیش از پاسخ درست، این یعنی از پرسش گذشته‌اید.
social-skip = ⏭ دکمهٔ زیر شما را به پرسش بعدی می‌برد.

verdict-chosen = انتخاب شما:
verdict-not-this = این جزو پاسخ نیست.
verdict-pair = برعکس است.

# The ladder under a question, and cases.
button-ladder = 🪜 گام‌به‌گام
button-tell = 👁 شما بگویید
button-go-on = ➡️ ادامه با عدد خودم
ladder-step = گام { $number } از { $total }
ladder-itself = حالا خود پرسش
case-part = بخش { $number } از { $total }
case-own = درست است، با عدد قبلی خودتان.
case-score = { $right } بخش از { $total }.
case-column-part = بخش
case-column-yours = شما
case-column-right = درست
case-choose = یک سناریو: داستانی با چند بخش پشت سر هم. هر بخش از عدد خودتان ادامه پیدا می‌کند.
command-case = سناریوی چندبخشی
# The talk about an open question
talk-heard = آنچه شنیدم
talk-heard-none = هنوز هیچ‌کدام از نکته‌ها را نشنیده‌ام.
talk-quote = «{ $quote }»
talk-named = چند چیز را نام بردید. در یک جمله بگویید یکی از آن‌ها چه می‌کند یا چرا مهم است.
talk-taken-back = پس گرفته شد
talk-claim = گفتید «{ $quote }». سر حرفتان هستید؟
talk-denial = برداشت من از «{ $quote }» این است که این نکته را رد می‌کنید: { $point }. درست فهمیدم؟
talk-probe-how = در یک پیام پاسخ دهید یا از آن بگذرید.
talk-go-on = در یک پیام چیزی اضافه کنید، یا برای دیدن نتیجه «تمام» را بزنید.
talk-after-question = پس از پرسش
talk-self-ticked = خودتان می‌گویید؛ نصف حساب می‌شود
talk-missed = نشنیدم
talk-claims = این را دوباره ببینید
talk-claims-open = اگر منظورتان این بود، دوباره نگاهش کنید
talk-pick = کدام جملهٔ شما این را می‌گوید؟
talk-unknown = اشکالی ندارد. راهنمایی بگیرید یا هر چه به ذهنتان می‌رسد بگویید؛ امتحان کردن ضرری ندارد.
talk-unknown-now = اشکالی ندارد؛ ادامه می‌دهیم.
talk-unknown-interview = اشکالی ندارد. هر چه به ذهنتان می‌رسد بگویید یا از پرسش بگذرید.
talk-off-topic = در این پاسخ هیچ‌کدام از نکته‌ها را نشنیدم. شاید این کمک کند:
talk-off-topic-alone = در این پاسخ هیچ‌کدام از نکته‌ها را نشنیدم. با واژه‌های دیگری بگویید یا توضیح را بخوانید.
talk-points = { $count } نکته از { $total }
button-talk-meant = 👍 منظورم همین است
button-talk-rephrase = ✏️ جور دیگری می‌گویم
button-talk-denies = 👍 بله
button-talk-says = 🗣 نه، همین را می‌گویم
button-talk-pass = ⏭ از این بگذریم
button-talk-more = 🔎 باز هم بپرس
button-talk-done = 🏁 تمام
button-talk-unsay = ✖️ { $number } نه
button-talk-resay = ↩️ { $number } دوباره
button-talk-said = ☝️ { $number } را گفتم
button-talk-back = ↩️ بازگشت

# جلسهٔ روزانه
session-place = { $number } از { $total }
session-why-easier = این بار یکی آسان‌تر
session-why-harder = این بار یکی سخت‌تر
session-why-smaller = گامی کوچک‌تر به سوی پرسشی که بارها درست نشد
session-why-ladder = این پرسش بارها درست نشده است: گام‌به‌گام بروید (🪜)
session-over = جلسهٔ امروز تمام شد.
session-all-passed = از همهٔ پرسش‌ها گذشتید. عیبی ندارد: دوباره می‌آیند.
session-right = { $count ->
    [0] هیچ‌کدام از { $total } پرسش در اولین تلاش درست نشد: از پرسش‌های سخت بیش از همه یاد می‌گیرید.
   *[other] { $right } از { $total } در اولین تلاش درست بود.
 }
session-overcome = { $count ->
    [1] یکی که دفعهٔ پیش نادرست بود این بار درست شد.
   *[other] { $shown } پرسش که دفعهٔ پیش نادرست بود این بار درست شد.
 }
session-new = { $count ->
    [1] یکی برایتان تازه بود.
   *[other] { $shown } پرسش برایتان تازه بود.
 }
session-passed = { $count ->
    [1] از یکی گذشتید.
   *[other] از { $shown } پرسش گذشتید.
 }
session-tomorrow = { $count ->
    [0] فردا چیزی برای مرور نیست: جا برای پرسش‌های تازه هست.
    [1] فردا نوبت مرور یک پرسش است.
   *[other] فردا نوبت مرور { $shown } پرسش است.
 }
button-more-today = ➕ یک دور دیگر

# بازگشت
back-title = خوش برگشتید!
back-under-way = جلسهٔ امروز به پرسش { $number } از { $total } رسیده است.
back-due = { $count ->
    [0] چیزی برای مرور نیست: جا برای پرسش‌های تازه هست.
    [1] امروز نوبت مرور یک پرسش است.
   *[other] امروز نوبت مرور { $shown } پرسش است.
 }
button-continue = ▶️ ادامه

# The archive
export-date = تاریخ
export-topic = موضوع
export-question = پرسش
export-typed = پاسخ شما
export-verdict = داوری
export-gave-up = توضیح خواسته شد
export-readme = آنچه در این بایگانی ({ $day }) هست:

    فایل answers-{ $day }.csv: پاسخ‌های شما، هر کدام یک سطر: کِی، چه پرسیده شد، چه نوشتید و داوری. در هر صفحه‌گسترده‌ای باز می‌شود.
    فایل epsilon.apkg: پرسش‌های شما به صورت کارت‌های Anki. در Anki: File و بعد Import.
    فایل epsilon.json: همهٔ آنچه از شما نگه داشته می‌شود، برای برنامه‌ها.
    پوشهٔ tables: همان‌ها به صورت CSV، برای هر جدول پایگاه داده یک فایل.

    با /forget در گفت‌وگو همهٔ این‌ها پاک می‌شود.
