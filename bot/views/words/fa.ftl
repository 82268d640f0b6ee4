# Commands
command-start = شروع، و نخستین پرسش
command-practice = پرسش بعدی که می‌ارزد
command-topics = گشتن بر پایهٔ موضوع و سطح
command-settings = زبان، رقم‌ها، فرمول‌ها، سطح
command-help = این‌جا چطور کار می‌کند
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
verdict-points = از { $total } نکته، { $count } تا را شناختم. آن‌چه را واقعاً گفته‌اید علامت بزنید؛ امتیاز خودش عوض می‌شود.
verdict-accepted = مثلاً این را می‌توانم بخوانم: { $example }

# Hints and explanation
hint-title = راهنمایی { $number } از { $total }
hint-none = راهنمایی دیگری نمانده است. بکوشید، یا توضیح را بخواهید.
explanation-title = توضیح
explanation-answer = پاسخ: { $answer }
explanation-why = چرا مصاحبه‌گر این را می‌پرسد
explanation-model = یک پاسخ خوب
explanation-wrong-claims = آن‌چه به‌اشتباه می‌گویند
explanation-sources = منابع
explanation-gave-up = این پرسش به‌زودی باز می‌گردد.
explanation-book = بر پایهٔ بخش ۶٫۲ کتاب «Introduction to Machine Learning Interviews» نوشتهٔ Chip Huyen.

# Topics
topics-title = موضوع‌ها
topics-text = موضوعی را برگزینید؛ هر کدام یک پرسش تشریحی و چند تمرین دارد.
topic-drills = پرسشی را برگزینید.

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
help-text = <b>این‌جا چطور کار می‌کند</b>

    ‏/practice پرسش بعدی را می‌آورد؛ با <code>/practice M</code> یا <code>/practice H bptt</code> سطح یا موضوع را خودتان برمی‌گزینید. پاسخ را هر طور که دوست دارید بنویسید: <code>۳۰٬۰۰۰</code>، <code>3e4</code>، <code>7e9 * 16 bytes</code>، <code>A*(B*C)</code>، <code>n^2 log n</code>. آن‌چه نتوانم بخوانم چیزی از شما کم نمی‌کند.

    💡 یکی‌یکی راهنمایی می‌کند و اندکی هزینه دارد. 📖 با عددهای همان پرسش توضیح می‌دهد. 🔁 همان را با عددهای دیگر می‌پرسد.

    ‏/topics موضوع‌ها را نشان می‌دهد، /settings زبان و رقم‌ها و فرمول‌ها و سطح را عوض می‌کند، /cancel پرسشی را کنار می‌گذارد و /privacy می‌گوید چه چیزی نگه داشته می‌شود.
privacy-text = <b>چه چیزی، چرا و تا کی نگه داشته می‌شود</b>

    شناسهٔ تلگرام شما، تنظیماتتان، پرسش‌هایی که از شما شده و پاسخ‌هایی که داده‌اید، با داوری و زمانشان: تا پرسش بعدی‌تان درست انتخاب شود و پیشرفتتان دیده شود. پیام‌ها تا وقتی پاسخ بگیرند نگه داشته می‌شوند تا هیچ‌کدام گم نشود. هیچ‌چیز به کسی داده نمی‌شود و چیز دیگری هم نیست: نه نام، نه شمارهٔ تلفن، نه مخاطب‌ها.

    این‌ها می‌ماند تا خودتان پاکشان کنید. ‏/export همه را در یک فایل به شما می‌دهد و /forget همه را یک‌جا پاک می‌کند.
forget-confirm = با این کار هر چه از شما نگه داشته شده پاک می‌شود: تنظیمات، پرسش‌ها و پاسخ‌ها. راه برگشتی نیست.
forget-done = همه‌چیز پاک شد؛ هیچ‌چیز نمانده است. اگر باز بنویسید، از نو آغاز می‌کنید.
forget-kept = چیزی پاک نشد.
export-caption = هر آن‌چه از شما نگه داشته شده است.
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
reason-unit-missing = آن را بر حسب { $unit } گرفتم، چنان‌که پرسش می‌خواهد.
reason-unit-unexpected = یکایی خواسته نشده بود ({ $unit }).
reason-exact-value = مقدار دقیق { $value } است.
reason-unit-wrong = خود عدد درست می‌بود، ولی { $given } با { $wanted ->
    [none] آن‌چه خواسته شده
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
reason-constant-factor = یک ضریب ثابت کم یا زیاد دارد: پاسخ شما { $ratio } برابر آن است که باید.
reason-term-missing = یک جمله کم دارد.
reason-symbols-swapped = دو نماد جابه‌جا شده‌اند.
reason-symbol-missing = باید به { $symbols } هم وابسته باشد.
reason-omega = Ω کران پایین است؛ آن را Θ خواندم.
reason-not-simplified = در چنین پاسخی ضریب‌های ثابت و جمله‌های کوچک‌تر را نمی‌نویسند.
reason-too-loose = کرانی درست، ولی بیش از اندازه بزرگ است.
reason-too-small = کندتر از آن‌چه باید رشد می‌کند.
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
