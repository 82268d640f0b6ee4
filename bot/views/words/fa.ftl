# Commands
command-start = شروع، و نخستین پرسش
command-practice = پرسش بعدیِ مناسب شما
command-topics = گشتن بر پایهٔ موضوع و سطح
command-interview = مصاحبهٔ آزمایشی با وقت معین
command-progress = پیشرفت شما، و آنچه باید رویش کار کنید
command-daily = پرسش روزانه: روشن یا خاموش، ساعت، منطقهٔ زمانی
command-settings = زبان، رقم‌ها، فرمول‌ها، سطح
command-help = ربات چطور کار می‌کند
command-privacy = چه چیزی از شما نگه داشته می‌شود
command-export = داده‌های شما در یک فایل
command-forget = پاک کردن همه‌چیز دربارهٔ شما
command-cancel = کنار گذاشتن پرسش
bot-name = اپسیلون
bot-description = تمرین پرسش‌های مصاحبهٔ یادگیری ماشین که پاسخشان را می‌توان حساب کرد: پیچیدگی، حافظه، دقت عددی و مقیاس‌پذیری. پاسخ را همان‌طور که روی کاغذ می‌نویسید بفرستید؛ همان دم می‌فهمید درست است یا نه، کدام اشتباه در آن است و چرا.
bot-short-description = پرسش‌های مصاحبهٔ یادگیری ماشین با پاسخ‌های محاسبه‌شدنی، به فارسی و انگلیسی.

# Start
start-welcome = <b>سلام!</b> من پرسش‌های مصاحبهٔ یادگیری ماشین را می‌پرسم؛ آن‌هایی که پاسخشان را می‌توان حساب کرد. پاسخ را همان‌طور که روی کاغذ می‌نویسید بفرستید: <code>۳۰٬۰۰۰</code>، <code>3×10^4</code>، <code>A(BC)</code>، <code>O(n log n)</code>. همان دم می‌گویم درست است یا نه، کدام اشتباه در آن است و چرا.
start-sample = این فرمول را خوب می‌بینید؟
start-sample-thanks = خوب است؛ فرمول‌ها حروف‌چینی‌شده می‌آیند. در /settings می‌توانید عوضش کنید.
start-sample-plain = باشد؛ فرمول‌ها به صورت متن ساده می‌آیند. در /settings می‌توانید عوضش کنید.
button-first = 🚀 نخستین پرسش
button-formulas-yes = 👍 خوب می‌بینم
button-formulas-no = 👎 نمی‌بینم

# Question
level-E = آسان
level-M = متوسط
level-H = سخت
question-open = پرسش تشریحی
question-answer = پاسخ
question-example = مثلاً { $example }
question-unit = بر حسب { $unit }
question-tolerance-relative = با خطای حداکثر { $percent }٪
question-tolerance-absolute = با خطای حداکثر ±{ $bound }
question-tolerance-digits = تا { $digits } رقم بامعنا
question-tolerance-exact = مقدار دقیق
question-free-text = با کلمات خودتان پاسخ دهید، در یک پیام یا چند پیام، همان‌طور که در مصاحبه می‌گویید.
question-choose-one = یکی را برگزینید.
question-choose-several = همهٔ گزینه‌های درست را برگزینید و سپس ✔️ را بزنید.
question-order = موردها را به ترتیب لمس کنید و سپس ✔️ را بزنید؛ یا شماره‌هایشان را بنویسید.
button-hint = 💡 راهنمایی
button-explain = 📖 توضیح
button-again = 🔁 با عددهای دیگر
button-next = ⏭ بعدی
button-submit = ✔️ تمام شد
button-follow = 🎯 پرسش بعدی مصاحبه‌گر
button-practice = 🚀 تمرین
button-topics = 🗂 موضوع‌ها

# Verdict
verdict-correct = درست است.
verdict-partly = تا حدی درست است.
verdict-wrong = درست نیست.
verdict-unreadable = نتوانستم این را بخوانم؛ چیزی از شما کم نمی‌شود.
verdict-read = چنین خواندم: { $read }
verdict-read-value = چنین خواندم: { $read } = { $value }
verdict-again = دوباره بکوشید، یا راهنمایی بخواهید.
verdict-closed = (این پرسش پیش‌تر بسته شده بود؛ این پاسخ به حساب نمی‌آید.)
verdict-score = { $percent }٪ از امتیاز.
verdict-points = از { $total } نکته، { $count } تا را شناختم. آنچه را واقعاً گفته‌اید علامت بزنید؛ امتیاز خودش عوض می‌شود.
verdict-accepted = مثلاً این را می‌توانم بخوانم: { $example }

# Hints and explanation
hint-title = راهنمایی { $number } از { $total }
hint-none = راهنمایی دیگری نمانده است. بکوشید، یا توضیح را بخواهید.
explanation-title = توضیح
explanation-answer = پاسخ: { $answer }
explanation-why = چرا مصاحبه‌گر این را می‌پرسد
explanation-model = یک پاسخ خوب
explanation-wrong-claims = آنچه به‌اشتباه می‌گویند
explanation-sources = منابع
explanation-gave-up = این پرسش به‌زودی بازمی‌گردد.
explanation-book = بر پایهٔ بخش ۶٫۲ کتاب «Introduction to Machine Learning Interviews» نوشتهٔ Chip Huyen.

# Topics
topics-title = موضوع‌ها
topics-text = موضوعی را برگزینید؛ هر کدام یک پرسش تشریحی و چند تمرین دارد.
topic-drills = پرسشی را برگزینید.
topic-known = ({ $known } از { $all })
topic-recall = اگر همین حالا پرسیده شود: از آنچه دیده‌اید نزدیک به { $percent }٪ درست.
topic-marks = { $unseen } ندیده · { $due } برای مرور · { $known } بلد

# Settings
settings-title = تنظیمات
settings-language = زبان
settings-digits = رقم‌ها
settings-formulas = فرمول‌ها
settings-level = سطح
language-en = English
language-fa = فارسی
digits-auto = مانند زبان
digits-latin = لاتین 123
digits-persian = فارسی ۱۲۳
formulas-unasked = متن ساده
formulas-typeset = حروف‌چینی‌شده
formulas-picture = تصویر
formulas-plain = متن ساده
level-auto = بر پایهٔ پاسخ‌هایم

# Help, privacy
help-text = <b>ربات چطور کار می‌کند</b>

    ‏/practice پرسش بعدی را می‌آورد؛ با <code>/practice M</code> یا <code>/practice H bptt</code> سطح یا موضوع را خودتان برمی‌گزینید. پاسخ را هر طور که دوست دارید بنویسید: <code>۳۰٬۰۰۰</code>، <code>3e4</code>، <code>7e9 * 16 bytes</code>، <code>A*(B*C)</code>، <code>n^2 log n</code>. آنچه نتوانم بخوانم چیزی از شما کم نمی‌کند.

    💡 یکی‌یکی راهنمایی می‌کند و اندکی هزینه دارد. 📖 با عددهای همان پرسش توضیح می‌دهد. 🔁 همان را با عددهای دیگر می‌پرسد.

    ‏/daily هر روز در ساعتی که برگزینید یک پرسش می‌آورد. ‏/plan شما را برای روز مصاحبه آماده می‌کند. ‏/interview مصاحبه‌ای آزمایشی با وقت معین است. ‏/topics موضوع‌ها را نشان می‌دهد، /progress پیشرفت شما را، /settings زبان و رقم‌ها و فرمول‌ها و سطح را عوض می‌کند، /cancel پرسشی را کنار می‌گذارد و /privacy می‌گوید چه چیزی نگه داشته می‌شود.

    مرا به گروهی بیفزایید تا مدیرانش هر روز پرسشی آن‌جا داشته باشند؛ /board می‌گوید روی تابلوی چند گروه هستید. در هر گفت‌وگویی نام مرا و چند واژه بنویسید تا پرسشی را به دیگران برسانید.
privacy-text = <b>چه چیزی، چرا و تا کی نگه داشته می‌شود</b>

    شناسهٔ تلگرام شما، تنظیماتتان (با ساعت پرسش روزانه، منطقهٔ زمانی و روز مصاحبه‌تان)، پرسش‌هایی که از شما شده و پاسخ‌هایی که داده‌اید، با داوری و زمانشان و اینکه گفته‌اید چقدر مطمئنید، آنچه گمان می‌رود به یاد دارید، و روزهایی که تمرین کرده‌اید یا پرسش روزانه برایتان آمده: تا پرسش بعدی‌تان درست انتخاب شود و پیشرفتتان دیده شود. آنچه در گفت‌وگوهای دیگر پس از نام این ربات می‌نویسید نگه داشته نمی‌شود. پیام‌ها تا وقتی پاسخ بگیرند نگه داشته می‌شوند تا هیچ‌کدام گم نشود. هیچ‌چیز به کسی داده نمی‌شود و جز نام کوچکی که خودتان خواسته‌اید روی تابلوی گروهی دیده شود (تا وقتی پسش بگیرید)، چیز دیگری هم نیست: نه نام دیگری، نه شمارهٔ تلفن، نه مخاطب‌ها.

    این‌ها می‌ماند تا خودتان پاکشان کنید. ‏/export همه را در یک فایل به شما می‌دهد و /forget همه را یک‌جا پاک می‌کند.
forget-confirm = با این کار هر چه از شما نگه داشته شده پاک می‌شود: تنظیمات، پرسش‌ها و پاسخ‌ها. راه برگشتی نیست.
forget-done = همه‌چیز پاک شد؛ هیچ‌چیز نمانده است. اگر باز بنویسید، از نو آغاز می‌کنید.
forget-kept = چیزی پاک نشد.
export-caption = هر آنچه از شما نگه داشته شده: به صورت JSON، جدول‌های CSV، و پرسش‌هایی که از شما شده به صورت کارت‌های Anki.
button-forget-yes = 🗑 همه‌چیز را پاک کن
button-forget-no = ↩️ بماند

# Short answers
nothing-asked = پرسش بازی نیست. یکی بپرسم؟
nothing-fits = چنین پرسشی نیست. موضوع‌ها را ببینید.
not-yours = این دکمه مال شما نیست، یا پرسشش دیگر نیست.
old-button = این دکمه قدیمی است. با /practice پرسشی تازه بگیرید.
unchanged = پیش‌تر انجام شده است.
cancelled = کنار گذاشته شد.
nothing-to-cancel = چیزی برای کنار گذاشتن نیست.
unknown-command = این فرمان را نمی‌شناسم. ‏/help می‌گوید چه از من برمی‌آید.
unknown-content = من فقط متن می‌خوانم. پاسخی بنویسید، یا با /practice پرسشی بگیرید.
went-wrong = چیزی در کار من خراب شد و یادداشت شد. لطفاً دوباره بکوشید.
not-saved = همین حالا نشد ذخیره‌اش کنم؛ لطفاً دوباره بفرستید.
too-fast = این بیش از آن است که یک‌باره بتوانم بخوانم؛ لطفاً اندکی صبر کنید.

# Reasons
reason-base-unit = واحدی ننوشته بودید و آن را بر حسب { $unit } گرفتم؛ پرسش بر حسب { $wanted } می‌خواهد.
reason-unit-missing = آن را بر حسب { $unit } گرفتم، چنان‌که پرسش می‌خواهد.
reason-unit-unexpected = یکایی خواسته نشده بود ({ $unit }).
reason-exact-value = مقدار دقیق { $value } است.
reason-unit-wrong = خود عدد درست می‌بود، ولی { $given } با { $wanted ->
    [none] آنچه خواسته شده
   *[other] { $wanted }
  } یکی نیست.
reason-unit-mismatch = پرسش { $wanted ->
    [none] عدد ساده
   *[other] { $wanted }
  } می‌خواهد؛ { $given } یکای چیز دیگری است.
reason-rounded-too-much = مقدارتان تا { $have } رقم بامعنا درست است؛ تا { $want } رقم بنویسید.
reason-case-folded = بزرگی و کوچکی حروف را نادیده گرفتم.
reason-point-is-decimal = نقطه را ممیز خواندم؛ هزارگان را با ویرگول یا فاصله جدا کنید.
reason-slash-read-both-ways = خط کج را هم کسر و هم ممیز گرفتم.
reason-log-is-natural = log را لگاریتم طبیعی گرفتم.
reason-constant-factor = یک ضریب ثابت کم یا زیاد دارد: پاسخ شما { $ratio } برابر مقدار درست است.
reason-term-missing = یک جمله کم دارد.
reason-symbols-swapped = دو نماد جابه‌جا شده‌اند.
reason-symbol-missing = باید به { $symbols } هم وابسته باشد.
reason-omega = Ω کران پایین است؛ آن را Θ خواندم.
reason-not-simplified = در چنین پاسخی ضریب‌های ثابت و جمله‌های کوچک‌تر را نمی‌نویسند.
reason-too-loose = کرانی درست، ولی بیش از اندازه بزرگ است.
reason-too-small = کندتر از آنچه باید رشد می‌کند.
reason-different-growth = رشدش فرق دارد: در یک نماد بیش از اندازه تند و در دیگری کند است.
reason-cost-of-order = ترتیب شما { $cost } ضرب عددی هزینه دارد.
reason-order-of-matrices = ترتیب خود ماتریس‌ها نباید عوض شود: ضرب ماتریس‌ها جابه‌جایی‌پذیر نیست.
reason-matrix-repeated = تکراری: { $matrices }
reason-matrix-missing = جاافتاده: { $matrices }
reason-missed = { $count } گزینهٔ دیگر هم درست است.
reason-wrongly-chosen = { $count } تا از گزینه‌هایتان درست نیست.
reason-inversions = از { $pairs } جفت، { $count } جفت وارونه است.
reason-not-a-value = چنین مقداری در { $format } نیست.
reason-neighbour = نزدیک است: همسایه‌اش در { $format } را نوشته‌اید.
reason-no-infinity = { $format } بی‌نهایت ندارد.
reason-points = { $count } نکته از { $total }.

# Why a text could not be read
reason-too-long = بیش از اندازه بلند است.
reason-too-short = لطفاً در یکی دو جمله پاسخ دهید.
reason-too-deep = پرانتزها بیش از اندازه تودرتو هستند.
reason-too-large = عددها بیش از اندازه بزرگ‌اند.
reason-no-number = عددی نیافتم.
reason-not-a-number = این عدد نیست.
reason-infinite = عددی متناهی خواسته شده است.
reason-range = این به بازه می‌ماند؛ یک عدد بنویسید.
reason-hedged = یک عدد بنویسید، بی «یا»، «تا» و «نه».
reason-several-numbers = چند عدد یافتم؛ یکی بنویسید.
reason-unknown-suffix = نمی‌دانم «{ $piece }» پس از عدد یعنی چه.
reason-sides-disagree = دو سوی «=» با هم نمی‌خوانند.
reason-unknown-symbol = «{ $piece }» را نمی‌شناسم.
reason-syntax = نفهمیدم چطور نوشته شده است.
reason-brackets = پرانتزها با هم نمی‌خوانند.
reason-grouping = ویرگول در «{ $piece }» روشن نیست: اعشار را 3.14 و هزارگان را 3,000 بنویسید.
reason-ambiguous-division = پس از «/» پرانتز بگذارید: 1/(2n) یا (1/2)n.
reason-arguments = «{ $piece }» ورودی زیادی دارد.
reason-division-by-zero = این تقسیم بر صفر است.
reason-undefined = این مقداری ندارد.
reason-log-base = در کدام پایه؟ ln یا log2 یا log10 بنویسید.
reason-symbols = فقط عدد خواسته شده است.
reason-no-growth = رشدی مانند O(n) نیافتم.
reason-no-expression = فرمولی نیافتم.
reason-could-not-judge = می‌فهممش، ولی نمی‌توانم داوری‌اش کنم؛ لطفاً ساده‌تر بنویسید.
reason-unknown-matrix = ماتریس «{ $piece }» را نمی‌شناسم.
reason-no-order = پرانتز بگذارید تا هر ضرب دو عامل داشته باشد.
reason-one-option-only = یک گزینه را برگزینید.
reason-no-option = شمارهٔ گزینه‌ها را بنویسید، از ۱ تا { $count }.
reason-not-all-once = هر یک از { $count } مورد را یک بار نام ببرید.
reason-bits-width = این { $have } بیت است؛ قالب { $want } بیت دارد.
reason-unknown = چیزی در آن هست که نامی برایش ندارم.
unit-years = سال
unit-months = ماه
unit-weeks = هفته
unit-days = روز
unit-decades = دهه
unit-centuries = قرن

# Daily question
daily-title = پرسش روزانه
daily-is-off = خاموش است. ساعتی را برگزینید تا هر روز یک پرسش بیاید: پرسشی که دارد از یادتان می‌رود، یا پرسشی تازه.
daily-is-on = روشن است: هر روز ساعت { $time }.
daily-zone = منطقهٔ زمانی: { $city }، که آن‌جا اکنون ساعت { $time } است.
button-daily-off = 🔕 خاموش کن
button-daily-zone = 🌍 منطقهٔ زمانی
button-daily-back = ↩️ بازگشت
zones-title = اکنون برای شما ساعت چند است؟
zones-text = شهرتان را لمس کنید، یا ساعتی را که ساعت شما نشان می‌دهد.
zones-city = ساعت شما با کدام شهر یکی است؟
push-title = پرسش امروز
push-missed-last = پرسش پیشین در ساعت خودش نرسید و کنار گذاشته شد.
streak = { $days ->
   *[other] { $shown } روز پشت سر هم.
 }
streak-freezes = { $freezes ->
   *[other] { $shown } روز جاافتاده بخشیده شد.
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
zone-Asia-Jerusalem = اورشلیم
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
question-code = تابع را در یک پیام یا در فایلی با پسوند .py بفرستید. NumPy (با نام np) و math از پیش آن‌جا هستند؛ چیز دیگری را نمی‌توان import کرد.
code-queued = همین حالا کد دیگران در حال اجراست؛ کد شما در صف، شمارهٔ { $place } است. داوری خودش می‌آید.
file-not-asked = همین حالا تابعی خواسته نشده است. با /practice پرسشی بگیرید.
file-not-read = من فایل پایتون (.py) با حداکثر { $size } نویسه را می‌خوانم.
reason-code-right-on = از { $total } { $what ->
    [make_mask] حجم
    [mean] آرایه
   *[other] مورد
  }، در { $right } تا درست است.
reason-code-faster = { $ratio } برابر سریع‌تر از نسخهٔ کند.
reason-code-less-memory = نقاب { $ratio } برابر کمتر حافظه می‌گیرد.
reason-code-peak = در اوج، روی حجمی با ۱۲۸³ واکسل، تابع { $peak } مبی‌بایت لازم داشت؛ تنها نقاب نسخهٔ کند { $slow } مبی‌بایت می‌گیرد.
reason-code-too-slow = ولی سرعتش فقط { $ratio } برابر نسخهٔ کند است؛ { $least } برابر خواسته شده است.
reason-code-loops-left = هنوز خود پایتون روی واکسل‌ها حلقه می‌زند (خط { $line }): این کار را به NumPy بسپارید.
reason-code-square-root = جذر خط { $line } لازم نیست: مربع‌ها را مقایسه کنید. (آن‌گاه شعاع منفی را باید جداگانه دید.)
reason-code-float-mask = نقاب از نوع { $dtype } است؛ نقاب bool برای هر واکسل یک بایت می‌گیرد.
reason-code-quotes-repaired = هر جا صفحه‌کلیدتان نشانه‌ها و گیومه‌ها را آراسته بود، سادهٔ آن‌ها را گذاشتم.
reason-code-case-voxel = کوچک‌ترین موردی که درست درنمی‌آید: { $call }. در واکسل { $voxel } نقاب شما { $got } می‌گوید و { $wanted } درست است؛ روی هم { $count } واکسل فرق دارد.
reason-code-case-value = کوچک‌ترین موردی که درست درنمی‌آید: { $call } مقدار { $got } می‌دهد و { $wanted } درست است.
reason-code-case-shape = کوچک‌ترین موردی که درست درنمی‌آید: { $call } آرایه‌ای با شکل { $got } می‌دهد و { $wanted } درست است.
reason-code-case-type = کوچک‌ترین موردی که درست درنمی‌آید: { $call } چیزی از نوع { $got } برمی‌گرداند.
reason-code-case-not-a-mask = کوچک‌ترین موردی که درست درنمی‌آید: { $call } جز درست و نادرست (یا یک و صفر) مقدارهای دیگری هم می‌دهد.
reason-code-case-raised = کوچک‌ترین موردی که درست درنمی‌آید: { $call } خطای { $error } می‌دهد{ $line ->
    [none] .
   *[other] {" "}(خط { $line }).
  }
reason-code-cpu = { $call }: این‌جا ۵ ثانیه وقت محاسبه‌اش تمام شد و متوقف شد. آیا حلقه‌ای بی‌پایان در آن است؟
reason-code-memory = { $call }: این‌جا بیش از ۱ گیبی‌بایت حافظه‌ای که دارد خواست و متوقف شد.
reason-code-output = { $call }: آنچه در همهٔ موردها روی هم برگشت از ۶۴ مبی‌بایت بیشتر شد.
reason-code-crash = { $call }: این‌جا خود پایتون بی‌نتیجه پایان یافت.
reason-code-forged = { $call }: آنچه برگشت نتیجهٔ یک تابع نیست.
reason-code-refused = بارگذاری نمی‌شود: { $error }{ $line ->
    [none] .
   *[other] {" "}(خط { $line }).
  }
reason-code-not-judged = دستگاه همین حالا پرکارتر از آن است که بتوان داوری کرد. لطفاً یک دقیقهٔ دیگر باز بفرستید.
reason-code-unavailable = جایی که من کار می‌کنم نمی‌توان کد را امن اجرا کرد، پس پرسش‌های کد این‌جا خاموش‌اند: چیزی اجرا نشد.
reason-code-no-code = در آن تابعی به زبان پایتون نیافتم.
reason-code-no-function = دنبال { $name } می‌گردم؛ این‌ها تعریف شده‌اند: { $have }
reason-code-parameters = باید بتوان آن را چنین فراخواند: { $name }
reason-code-import = { $name } در دسترس نیست: فقط numpy و math را می‌توان import کرد.
reason-code-syntax = این پایتون درستی نیست: خط { $line }، { $piece }
reason-code-indentation = تورفتگی خط { $line } درست نیست: { $piece }
reason-code-indentation-lost = همهٔ تورفتگی‌ها از دست رفته است: برنامه فاصله‌ها را برداشته است. کد را میان نشانه‌های ``` بگذارید، یا در فایلی با پسوند .py بفرستید.

# Figures
figure-chain-table = کمترین هزینهٔ هر تکه
figure-chain-table-note = زیر هر هزینه، برشی که آن را می‌دهد.
figure-chain-table-alt = جدول کمترین هزینه‌ها: سطر i و ستون j حاصل‌ضرب ماتریس‌های i تا j است. هزینهٔ کل زنجیره { $cost } است.
figure-best = بهترین
figure-worst = بدترین
figure-chain-trees-alt = بهترین ترتیب { $best } با هزینهٔ { $cost } کنار بدترین ترتیب { $worst } با هزینهٔ { $most }.
figure-sign = علامت
figure-exponent = نما
figure-mantissa = مانتیس
figure-float-bits-alt = بیت‌ها { $bits }. عدد { $number } میان همسایه‌های { $below } و { $above } است؛ { $stored } ذخیره می‌شود.
figure-running-sum = فاصلهٔ جمع از مقدار درست
figure-terms = جمله‌های افزوده
figure-running-sum-alt = خطای جمع پی‌درپی بر حسب تعداد جمله‌ها؛ در پایان { $error } است.
figure-weights = وزن‌ها
figure-gradients = گرادیان‌ها
figure-master = نسخهٔ اصلی
figure-moments = دو گشتاور
figure-memory-total = روی هم { $total } گیگابایت
figure-memory-alt = نواری به اندازهٔ { $total } گیگابایت، بریده به وزن‌ها، گرادیان‌ها، نسخهٔ اصلی و گشتاورها.
figure-whole-batch = کل دسته
figure-batches-alt = { $devices } سهم در دسته‌ای با میانگین { $mean } و واریانس { $variance } ادغام می‌شود.
figure-inside = درون
figure-box = جعبهٔ کوچک
figure-lattice-alt = برش میانی: نقطه‌های شبکه که فاصله‌شان از مرکز اکیداً کمتر از { $radius } است، و جعبه‌ای به ضلع { $side } که آن‌ها را در بر دارد.
figure-formula-alt = فرمول: { $formula }

# Interview
interview-about = <b>مصاحبهٔ آزمایشی.</b> پرسش‌های تشریحی و تمرین‌ها با هم، مانند مصاحبهٔ واقعی: بی راهنمایی و بی داوری تا پایان، و سپس یک گزارش. ساعت فقط تا وقتی پرسشی باز است می‌گذرد. چقدر طول بکشد؟
interview-minutes = { $minutes } دقیقه
interview-question = پرسش { $number } از { $total }
interview-left = نزدیک به { $minutes } دقیقه مانده
interview-noted = یادداشت شد.
interview-report = مصاحبه تمام شد: { $percent }٪ امتیاز
interview-time = { $spent } دقیقه از { $minutes } دقیقه به کار رفت.
interview-areas = به تفکیک موضوع
interview-wrote = پاسخ شما
interview-work-on = روی این‌ها کار کنید
interview-all-well = هیچ موضوعی ضعیف نبود. دفعهٔ بعد مصاحبه‌ای طولانی‌تر یا سطحی دشوارتر بردارید.
interview-earlier = مصاحبه‌های پیشین: { $shares }.
interview-explain = پرسشی را لمس کنید تا توضیح داده شود.
button-skip = ⏭ نمی‌دانم، بعدی
button-end = 🏁 پایان
button-report = 📄 به صورت PDF
interview-was-right = درست
interview-was-partly = تا حدی
interview-was-wrong = نادرست
interview-was-left = بی‌پاسخ

# Disputes
button-dispute = 🙋 موافق نیستم
dispute-noted = با همان پاسخی که نوشتید یادداشت شد. نگاه می‌کنیم، و اگر حق با شما باشد آزمونی می‌شود تا تکرار نشود.

# Progress
progress-title = پیشرفت شما
progress-newcomer = <b>هنوز چیزی برای نشان دادن نیست</b>؛ همه همین‌طور شروع می‌کنند. به نخستین پرسش که پاسخ دهید، روزها و موضوع‌هایتان و آنچه باید رویش کار کنید این‌جا می‌آید.
progress-all = از آغاز تا امروز:
progress-lately = در { $days } روز گذشته:
progress-share = { $right } پاسخ از { $count } تا در نخستین تلاش و بی راهنمایی درست بود ({ $percent }٪).
progress-share-few = { $right } پاسخ از { $count } تا در نخستین تلاش و بی راهنمایی درست بود ({ $percent }٪؛ با این شمار اندک فقط می‌شود گفت میان { $low } و { $high } درصد).
progress-seconds = نیمی از پاسخ‌ها ظرف { $seconds } ثانیه آمد.
progress-minutes = نیمی از پاسخ‌ها ظرف { $minutes } دقیقه آمد.
progress-by-level = به تفکیک سطح
progress-by-topic = به تفکیک موضوع
progress-seen = { $seen } پرسش از { $all } تا دیده شده
progress-right = { $right } از { $count } در نخستین تلاش درست
progress-recall = اگر اکنون پرسیده شود نزدیک به { $percent }٪ درست
progress-weakest = 🎯 روی این‌ها کار کنید؛ ضعیف‌ترین اول آمده است:
progress-of = { $right } از { $count }
progress-days = روزهای تمرین
progress-months = فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند
progress-days-note = هر خانه یک روز است؛ هر چه پررنگ‌تر، پاسخ بیشتر.
progress-days-alt = روزهای تمرین در { $weeks } هفتهٔ گذشته: { $days ->
    [0] هیچ روزی
    [1] یک روز
   *[other] { $shown } روز
  }. پاسخ‌ها: { $answers }، و در یک روز حداکثر { $most }.
progress-mastery = درست در نخستین تلاش
progress-mastery-note = خط باریک نشان می‌دهد که با پاسخ‌های بسیار، این سهم کجا می‌افتاد (۹۵٪).
progress-mastery-alt = درست در نخستین تلاش، موضوع به موضوع: { $topics }.

# Sharing
button-in-private = 💬 پاسخ در گفت‌وگوی خصوصی
button-share = 🔗 هم‌رسانی این پرسش
button-copy-link = 📋 رونوشت پیوند
share-text = هر کس این پیوند را باز کند همین پرسش را می‌بیند، بی پاسخش.

# For the host
admin-title = برای گرداننده
admin-people = افراد: { $first } نفر؛ به { $second } نفرشان می‌توان پیام داد.
admin-active = فعال در { $second } روز گذشته: { $first } نفر.
admin-answers = پاسخ‌ها: { $first }؛ { $second } تا در همین مدت.
admin-disputes = داوری‌هایی که کسی با آن‌ها موافق نیست: { $first }.
admin-pushes = پرسش‌های روزانه و اطلاعیه‌ها در این مدت: { $pushes }.
admin-under-way = اطلاعیه‌ای در حال فرستاده‌شدن است.
admin-hardly = تقریباً هیچ‌وقت بار اول درست نیست:
admin-always = تقریباً همیشه بار اول درست است:
admin-slow = پاسخش وقت می‌برد:
admin-disputed = با داوری‌اش موافق نبوده‌اند:
admin-question = { $right } از { $count } درست، میانگین { $seconds } ثانیه
admin-how = برای اینکه چیزی به همه بگویید: <code>/admin announce</code> و سپس متن؛ برای دو زبان، اول انگلیسی، بعد یک خط <code>---</code> و بعد فارسی.
admin-preview = این متن به { $count } نفر می‌رسد:
admin-no-text = اطلاعیه متنی می‌خواهد، حداکثر ۳٬۵۰۰ نویسه.
button-announce = 📣 بفرست
announce-begun = در راه است؛ پاسخ‌های دیگران جلوترند.
announcement = از گردانندگان این ربات

# The plan
command-plan = آماده‌شدن برای روز مصاحبه
plan-ask = <b>مصاحبه‌تان کِی است؟</b> یکی را برگزینید، یا تاریخ را بنویسید: <code>/plan ۱۴۰۵/۱۰/۳۰</code>. آن‌وقت پرسش‌های تازه میان روزها پخش می‌شوند و روزهای آخر برای مرور می‌مانند.
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
plan-new = { $unseen } پرسش را هنوز ندیده‌اید: با روزی { $each } پرسش تازه، همه به‌موقع می‌آیند.
plan-no-new = دیگر فقط مرور: { $unseen } پرسش نادیده می‌ماند، و عیبی ندارد.
plan-all-seen = همهٔ پرسش‌ها را دیده‌اید.
plan-recall = اگر دیگر کاری نکنید، آن روز حدود { $percent }٪ از آنچه دیده‌اید درست خواهد بود؛ { $count } پرسش پیش از آن مروری دیگر می‌خواهد.
plan-no-date = تاریخی در یک سال آینده نیافتم. این‌طور بنویسید: <code>/plan ۱۴۰۵/۱۰/۳۰</code>.
button-plan-change = 📅 روزی دیگر
button-plan-off = ✖️ بدون تاریخ

# Sureness and mistakes
settings-sureness = بپرس چقدر مطمئنم
sureness-on = بله
sureness-off = نه
sure-guessing = 🎲 حدس می‌زنم
sure-rather = 🤔 تا حدی مطمئنم
sure-certain = 💪 یقین دارم
verdict-overcame = ✨ بار پیش این‌جا گرفتار خطایی شناخته‌شده شدید؛ این بار نه.
verdict-certain-wrong = یقین داشتید: چیزی که غافلگیر می‌کند بهتر به یاد می‌ماند، پس توضیح را ببینید.
verdict-guessed-right = حدسی که گرفت: زودتر برمی‌گردد تا معلوم شود در یاد مانده یا نه.
progress-sureness = وقتی گفته‌اید چقدر مطمئنید:
progress-sureness-one = { $right } از { $count } درست ({ $percent }٪)
progress-mistakes = { $count ->
    [1] یک خطای شناخته‌شده هنوز رفع نشده است.
   *[other] { $shown } خطای شناخته‌شده هنوز رفع نشده‌اند.
 }
button-mistakes = 🩹 خطاهایم، با اعداد تازه
no-mistakes = هیچ خطای شناخته‌شده‌ای نمانده است؛ آفرین.

# Groups
command-group-daily = پرسش روزانهٔ گروه (برای مدیران)
command-group-board = تابلوی هفت روز گذشته
command-group-help = این‌جا چه می‌کنم
group-welcome = <b>سلام به همه!</b> اگر یکی از مدیران با /daily ساعتی را تعیین کند، هر روز یک پرسش مصاحبهٔ یادگیری ماشین این‌جا می‌گذارم و هر کس در گفت‌وگوی خصوصی پاسخ می‌دهد. ‏/board نتیجهٔ کسانی را نشان می‌دهد که خودشان خواسته‌اند. جز این‌ها چیزی از این گروه نمی‌خوانم.
group-admins-only = این کار فقط از مدیران گروه برمی‌آید.
group-daily-title = پرسش روزانهٔ گروه
group-daily-is-off = خاموش است. ساعتی را برگزینید تا هر روز یک پرسش برای همهٔ گروه بیاید.
group-daily-is-on = روشن است: هر روز ساعت { $time }.
board-title = تابلوی هفت روز گذشته
board-line = { $right } پاسخ درست در بار نخست، از { $answered }
board-note = فقط کسانی این‌جا هستند که در گفت‌وگوی خصوصی پذیرفته‌اند.
board-empty = هنوز کسی این‌جا نیست. پرسشی از این گروه را در گفت‌وگوی خصوصی پاسخ دهید؛ دکمه‌اش زیر داوری است.
board-members-only = فقط اعضای آن گروه می‌توانند روی تابلویش باشند.
board-agreed = اکنون با نام { $name } روی تابلوی گروه هستید. هر وقت بخواهید می‌توانید پسش بگیرید، با /board هم می‌شود.
board-none = روی تابلوی هیچ گروهی نیستید.
board-some = { $number ->
    [one] روی تابلوی { $shown } گروه هستید.
   *[other] روی تابلوی { $shown } گروه هستید.
  }
board-withdrawn = پس گرفته شد: روی تابلوی هیچ گروهی نیستید و نامتان پاک شد.
button-board-on = 🏅 مرا روی تابلوی گروه نشان بده
button-board-off = ↩️ پس می‌گیرم
settings-daily = پرسش روزانه
settings-daily-off = خاموش
settings-zone = منطقهٔ زمانی
button-daily = 📅 پرسش روزانه

# What explains a wrong number: the kind at the first miss, the place at the next. $part is named by the question's author, or a number.
slip-ten = رقم‌ها درست است؛ توان ده درست نیست.
slip-ten-where = رقم‌ها درست است؛ توان ده { $side ->
    [large] { $times } واحد زیاد است.
   *[small] { $times } واحد کم است.
 }
slip-percent = سهم و درصد با هم اشتباه شده است: یکی صد برابر دیگری است.
slip-percent-where = عدد شما صد برابر { $side ->
    [large] بزرگ‌تر است: سهم و درصد با هم اشتباه شده است.
   *[small] کوچک‌تر است: سهم و درصد با هم اشتباه شده است.
 }
slip-factor = گویا یک عامل ضرب جا افتاده است.
slip-factor-where = همه‌چیز درست است جز یک عامل ضرب که جا افتاده: { $part }.
slip-factor-below = گویا یک تقسیم جا افتاده است.
slip-factor-below-where = همه‌چیز درست است، ولی بر یک چیز تقسیم نکرده‌اید: { $part }.
slip-extra = گویا یک بار بیش از اندازه در چیزی ضرب یا بر چیزی تقسیم کرده‌اید.
slip-extra-where = همه‌چیز درست است، ولی یک چیز یک بار زیادی به حساب آمده: { $part }.
slip-upside = جایی به‌جای تقسیم ضرب کرده‌اید، یا برعکس.
slip-upside-where = همه‌چیز درست است، ولی در یک چیز به‌جای تقسیم ضرب شده یا برعکس: { $part }.
slip-sum = جایی چیزهایی را جمع کرده‌اید که باید در هم ضرب شوند.
slip-sum-where = همه‌چیز درست است، ولی این‌ها باید در هم ضرب شوند، نه جمع: { $part }.
slip-product = جایی چیزهایی را در هم ضرب کرده‌اید که باید جمع شوند.
slip-product-where = همه‌چیز درست است، ولی این‌ها باید با هم جمع شوند، نه ضرب: { $part }.
slip-term = گویا یک جملهٔ جمع جا افتاده است.
slip-term-where = همه‌چیز درست است جز یک جملهٔ جمع که جا افتاده: { $part }.
slip-sign = جایی مثبت و منفی جابه‌جا شده است.
slip-sign-where = همه‌چیز درست است جز یک علامت، مثبت به‌جای منفی یا برعکس: { $part }.
slip-exponent = گویا یک توان، یکی کم یا زیاد است.
slip-exponent-where = همه‌چیز درست است، ولی یک توان یکی کم یا زیاد است: { $part }.
slip-power = گویا یک توان جا افتاده، یا به‌جای آن ضرب شده است.
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
slip-no-rounding = این‌جا چیزی باید عددی صحیح باشد.
slip-no-rounding-where = همه‌چیز درست است، ولی این باید به عددی صحیح گرد شود: { $part }.
slip-larger-smaller = گویا از دو عدد بزرگ‌تر را گرفته‌اید و کوچک‌تر مهم است، یا برعکس.
slip-larger-smaller-where = همه‌چیز درست است، ولی بزرگ‌تر را به‌جای کوچک‌تر گرفته‌اید یا برعکس: { $part }.
slip-off-by-one = گویا چیزی یکی بیشتر یا یکی کمتر شمرده شده است.
slip-off-by-one-where = همه‌چیز درست است، ولی این یکی بیشتر یا یکی کمتر شمرده شده: { $part }.
slip-swapped = گویا دو عدد پرسش جابه‌جا شده است.
slip-swapped-where = همه‌چیز درست است، ولی این‌ها جابه‌جا شده‌اند: { $part }.
slip-bits = نسبت عدد شما و عدد درست دقیقاً هشت است: بیت و بایت با هم اشتباه شده است.
slip-bits-where = عدد شما دقیقاً هشت برابر { $side ->
    [large] بزرگ‌تر است: بیت و بایت با هم اشتباه شده است.
   *[small] کوچک‌تر است: بیت و بایت با هم اشتباه شده است.
 }
slip-prefix = نسبت عدد شما و عدد درست از ۱۰۲۴ به ۱۰۰۰ ساخته شده است: پیشوندهای دودویی و دهدهی با هم اشتباه شده است.
slip-prefix-where = عدد شما کمی { $side ->
    [large] بزرگ‌تر است: در هر گام پیشوند، ۱۰۰۰ به‌جای ۱۰۲۴ آمده یا برعکس.
   *[small] کوچک‌تر است: در هر گام پیشوند، ۱۰۰۰ به‌جای ۱۰۲۴ آمده یا برعکس.
 }
slip-time = گویا یکای زمان اشتباه شده است: ثانیه، دقیقه، ساعت، روز.
slip-time-where = یکای زمان اشتباه شده است و عدد شما { $side ->
    [large] بزرگ‌تر از عدد درست است.
   *[small] کوچک‌تر از عدد درست است.
 }
slip-intermediate = این عددی در میانهٔ راه است. هنوز کاری با آن مانده.
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
slip-complement = گویا این باقی‌مانده است، نه سهمی که خواسته شده.
slip-complement-where = عدد شما و عدد درست روی هم یک می‌شود: باقی‌مانده را نوشته‌اید.
slip-negative = گویا یک علامت نادرست است.
slip-negative-where = فقط علامت نادرست است.
slip-and = و
slip-a-part = بخشی از محاسبه

# How far a number is off that nothing explains.
size-little-large = کمی بزرگ‌تر از عدد درست است.
size-little-small = کمی کوچک‌تر از عدد درست است.
size-some-large = بزرگ‌تر از عدد درست است، ولی به دو برابر نمی‌رسد.
size-some-small = کوچک‌تر از عدد درست است، ولی از نصف آن بیشتر است.
size-two-large = نزدیک به دو برابر عدد درست است.
size-two-small = نزدیک به نصف عدد درست است.
size-several-large = چند برابر بزرگ‌تر از عدد درست است.
size-several-small = چند برابر کوچک‌تر از عدد درست است.
size-ten-large = حدود یک توان ده بزرگ‌تر از عدد درست است.
size-ten-small = حدود یک توان ده کوچک‌تر از عدد درست است.
size-tens-large = بیش از یک توان ده بزرگ‌تر از عدد درست است.
size-tens-small = بیش از یک توان ده کوچک‌تر از عدد درست است.
size-eight = نسبت عدد شما و عدد درست دقیقاً هشت است. آیا پای بیت و بایت در میان است؟
size-eight-large = دقیقاً هشت برابر عدد درست است. آیا پای بیت و بایت در میان است؟
size-eight-small = دقیقاً یک‌هشتم عدد درست است. آیا پای بیت و بایت در میان است؟
size-binary = نسبت عدد شما و عدد درست دقیقاً از ۱۰۲۴ به ۱۰۰۰ ساخته شده است.
size-binary-large = بزرگ‌تر از عدد درست است، با نسبتی که دقیقاً از ۱۰۲۴ به ۱۰۰۰ ساخته شده.
size-binary-small = کوچک‌تر از عدد درست است، با نسبتی که دقیقاً از ۱۰۲۴ به ۱۰۰۰ ساخته شده.
size-only-large = بزرگ‌تر از عدد درست است.
size-only-small = کوچک‌تر از عدد درست است.
size-sign = در سوی نادرست صفر است.
