# Commands
command-start = Start with a question
command-today = Today’s session: about ten minutes
command-practice = Next question
command-topics = Topics and levels
command-interview = Timed mock interview
command-progress = Your progress and weak spots
command-daily = A session a day: on or off, hour, time zone
command-settings = Language, digits, formulas, level
command-help = How it works
command-privacy = What I keep
command-export = Your data as a file
command-forget = Delete your data
command-cancel = Put the question aside
bot-name = Epsilon
bot-description = Machine-learning interview questions with computed answers: complexity, memory, precision, scaling. You see at once what is right, or what went wrong and why.
bot-short-description = ML interview questions with computed answers, in English and Persian.

# Start
start-welcome = <b>Hello!</b> I ask machine-learning interview questions. Answer as on paper: <code>3×10^4</code>, <code>A(BC)</code>, <code>O(n log n)</code>. You see at once what is right, or what went wrong and why.
button-first = 🚀 First question
button-formulas-broken = 🔧 Formulas look broken?
formulas-are-text = Formulas are text now; /settings changes that.

# Question
level-E = Easy
level-M = Medium
level-H = Hard
question-open = Open question
question-answer = Answer
question-example = for example { $example }
or = or
question-unit = in { $unit }
question-tolerance-relative = within { $percent }%
question-tolerance-absolute = within { $bound }
question-tolerance-digits = { $digits ->
    [1] to 1 significant figure
   *[other] to { $digits } significant figures
  }
question-tolerance-exact = an exact value
question-free-text = Answer as in an interview, in one or more messages.
question-choose-one = Choose one.
question-choose-several = Tick all that apply, then ✔️.
question-order = Tap the items in order, then ✔️.
button-hint = 💡 Hint
button-explain = 📖 Explain
button-again = 🔁 Another variant
button-next = ⏭ Next
button-finish = 🏁 Finish
button-submit = ✔️ Done
button-more = ⋯ More
missing-tick = Tick at least one.
missing-items = { $count ->
    [one] One item is still missing.
   *[other] { $shown } items are still missing.
 }
button-follow = 🎯 Follow-up question
button-practice = 🚀 Practise
button-topics = 🗂 Topics

# Verdict
verdict-correct = Correct.
verdict-partly = Partly right.
verdict-wrong = Not correct.
verdict-unreadable = I could not read that; it costs nothing.
verdict-read = I read { $read }.
verdict-read-value = I read { $read } = { $value }.
verdict-again = Try again, or take a hint.
verdict-closed = (Closed; this does not count.)
verdict-score = { $percent }% of the points.
verdict-tap = Tap an option, or type its words.
verdict-accepted = I can read, for example, { $example }.

# Hints and explanation
hint-title = Hint { $number } of { $total }
hint-none = No more hints. Try, or take the explanation.
explanation-title = Explanation
explanation-above = The explanation is above.
explanation-answer = Answer: { $answer }
explanation-why = Why an interviewer asks
explanation-model = A good answer
explanation-wrong-claims = Common wrong claims
explanation-sources = Sources
explanation-gave-up = The question will come back soon.

# Topics
topics-title = Topics
topics-text = What do you want to practise?
topics-choose = Each has an open question and drills.
topics-found = Questions found
topics-numerics = Numerics
topics-cost = Cost and time
topics-memory = Memory
topics-hardware = Hardware and scale
topics-algorithms = Algorithms
topics-other = Other topics
topic-drills = Choose a question.
topic-known = ({ $known } of { $all })
topic-recall = Asked now: about { $percent }% of those seen right.
topic-marks = { $unseen } new · { $due } due · { $known } known

# Settings
settings-title = Settings
settings-language = Language
settings-digits = Digits
settings-formulas = Formulas
settings-level = Level
language-en = English
language-fa = فارسی
digits-auto = By language
digits-latin = Latin 123
digits-persian = Persian ۱۲۳
formulas-unasked = Typeset
formulas-typeset = Typeset
formulas-picture = Pictures
formulas-plain = Plain text
level-auto = By my answers

# Help, privacy
help-text = <b>How it works</b>

    Write answers your way: <code>30,000</code>, <code>3e4</code>, <code>7e9 * 16 bytes</code>, <code>A*(B*C)</code>, <code>n^2*log(n)</code>. What I cannot read costs nothing.

    💡 a hint; costs a little
    📖 explanation with your numbers
    ⋯ small steps, other numbers, share

    /today ten minutes: due and new questions
    /practice next question: <code>/practice M</code>, <code>/practice matrix</code>
    /topics all topics
    /case several parts on one story
    /daily the session at your hour
    /plan for an interview day
    /interview with a clock
    /progress how you are doing
    /settings language, digits, formulas, level
    /cancel puts a question aside
    /privacy what I keep

    <b>Groups:</b> admins set a daily question; /board counts your boards.
    <b>Any chat:</b> my name and a few words send a question.
privacy-text = <b>What I keep</b>

    • Telegram id, settings, daily hour, time zone, interview day
    • questions, answers, verdicts, times, sureness
    • your memory’s state, sessions, days of practice, daily questions
    • messages until they are answered
    • groups: the id of the admin who set /daily; the first name you chose for a board, until you take it back

    <b>Why:</b> to choose questions and show progress.
    <b>Until</b> you delete it: /export sends all, /forget deletes all.
    <b>Never:</b> other names, phone number, contacts, what you type after my name elsewhere. Nothing is passed on.
forget-confirm = This deletes settings, questions and answers for good.
forget-done = Everything is deleted. Write again, and you start afresh.
forget-kept = Nothing was deleted.
export-caption = All that is kept about you; README.txt says what is what.
button-forget-yes = 🗑 Delete everything
button-forget-no = ↩️ Keep it

# Short answers
reply-closed = That question is closed.
nothing-asked = No question is open. Shall I ask one?
nothing-fits = There is no such question. See /topics.
not-yours = This button is not yours, or its question is gone.
old-button = This button is old; /practice gives a question.
unchanged = Already done.
cancelled = Put aside.
nothing-to-cancel = There is nothing to put aside.
unknown-command = I do not know this command; see /help.
edited-not-judged = I judge only new messages. Send it again as one.
unknown-content = I read only text. Type an answer, or /practice.
went-wrong = Something went wrong; it is noted. Try again.
not-saved = I could not save that; send it again.
export-not-now = One archive a minute: again in { $seconds } s.
not-drawn = I could not make the document. Please try again in a minute.
set-aside = I stopped twice on your last message and put it aside. Please write it in another way.
too-fast = Too much at once; please wait a moment.

# Reasons
reason-base-unit = Without a unit I took { $unit }; { $wanted } is asked for.
reason-unit-missing = I took it in { $unit }, as asked.
reason-unit-unexpected = No unit was asked for ({ $unit }).
reason-exact-value = The exact value is { $value }.
reason-unit-wrong = The number would be right, but { $given } is not { $wanted ->
    [none] what was asked
   *[other] { $wanted }
  }.
reason-unit-mismatch = The question asks for { $wanted ->
    [none] a plain number
   *[other] { $wanted }
  }; { $given } measures something else.
reason-rounded-too-much = Right figures: { $have }; give { $want } significant ones.
reason-case-folded = I ignored case.
reason-point-is-decimal = I read the point as decimal; for thousands use a comma or space.
reason-slash-read-both-ways = I read the slash as a fraction and as a point.
reason-log-is-natural = I took log as ln.
reason-constant-factor = Off by a constant factor: yours is { $ratio } times the right one.
reason-constant-factor-some = It is off by a constant factor.
reason-term-missing = A term is missing.
reason-symbols-swapped = Two symbols are swapped.
reason-symbol-missing = It depends on { $symbols } too.
reason-omega = Ω is a lower bound; I read it as Θ.
reason-not-simplified = Constants and smaller terms are left out here.
reason-too-loose = A true bound, but too loose.
reason-too-small = It grows too slowly.
reason-different-growth = Too fast in one symbol, too slow in another.
reason-cost-of-order = Your order costs { $cost } multiplications.
reason-order-of-matrices = Matrices keep their order: products do not commute.
reason-matrix-repeated = Repeated: { $matrices }.
reason-matrix-missing = Missing: { $matrices }.
reason-missed = { $count ->
    [1] One more applies.
   *[other] { $count } more apply.
  }
reason-wrongly-chosen = { $count ->
    [1] One of your choices is wrong.
   *[other] { $count } of your choices are wrong.
  }
reason-inversions = { $count } of { $pairs } pairs are the wrong way round.
reason-not-a-value = { $format } has no such value.
reason-neighbour = Close: the next value in { $format }.
reason-no-infinity = { $format } has no infinity.
reason-points = { $count } of { $total } points.

# Why a text could not be read
reason-too-long = That is too long.
reason-too-short = A sentence or two, please.
reason-too-deep = Brackets are nested too deep.
reason-too-large = The numbers are too large.
reason-no-number = I found no number.
reason-not-a-number = That is not a number.
reason-infinite = Give a finite number.
reason-range = That looks like a range; give one number.
reason-hedged = One number, without “or”, “to” or “not”.
reason-several-numbers = I found several numbers; give one.
reason-unknown-suffix = I do not know “{ $piece }” after a number.
reason-unknown-word = I do not know “{ $piece }”; it could change the answer.
reason-did-you-mean = I do not know “{ $piece }”. Did you mean “{ $word }”?
reason-several-readings = I can read this in several ways. Which do you mean?
reason-unread-operation = Work “{ $piece }” out and give the number.
reason-units-disagree = The units do not match.
reason-not-the-unit = “{ $piece }” is not the unit that is asked for.
reason-vague-growth = “{ $piece }” could mean several growths; write one, such as O(2^n).
reason-ambiguous-order = Use brackets: it is unclear what is multiplied.
reason-several-formulas = I found several formulas; give one.
reason-sides-disagree = The two sides of “=” differ.
reason-unknown-symbol = I do not know “{ $piece }”.
reason-syntax = I could not follow it.
reason-brackets = Brackets do not match.
reason-grouping = “{ $piece }” is unclear: write 3.14 or 3,000.
reason-ambiguous-division = After “/” use brackets: 1/(2n) or (1/2)n.
reason-arguments = “{ $piece }” has too many arguments.
reason-division-by-zero = That divides by zero.
reason-undefined = That has no value.
reason-log-base = Which base? Write ln, log2 or log10.
reason-symbols = Only numbers are asked for.
reason-no-growth = I found no growth, such as O(n).
reason-no-expression = I found no formula.
reason-could-not-judge = I cannot judge this; please write it more simply.
reason-unknown-matrix = I do not know a matrix “{ $piece }”.
reason-no-order = Use brackets: each product has two factors.
reason-one-option-only = Choose one option.
reason-no-option = I found none of the { $count } options in it.
reason-not-all-once = Name each of the { $count } items once.
reason-bits-width = { $have } bits typed; the format has { $want }.
reason-unknown = Something about it has no name here.
unit-years = years
unit-months = months
unit-weeks = weeks
unit-days = days
unit-decades = decades
unit-centuries = centuries
unit-B = bytes
unit-kB = kB
unit-MB = MB
unit-GB = GB
unit-TB = TB
unit-PB = PB
unit-KiB = KiB
unit-MiB = MiB
unit-GiB = GiB
unit-TiB = TiB
unit-bit = bits
unit-ns = ns
unit-us = µs
unit-ms = ms
unit-s = s
unit-min = min
unit-h = h

# Daily question
daily-title = A session a day
daily-is-off = Ten minutes at your hour: what you are about to forget, and new questions.
daily-is-on = On: every day at { $time }.
daily-first = First one { $days ->
    [0] today
    [1] tomorrow
   *[other] on { $date }
 }, { $time } in { $city }.
daily-next = Next one { $days ->
    [0] today
    [1] tomorrow
   *[other] on { $date }
 }, { $time } in { $city }.
daily-hour = When should it come?
daily-hour-typed = Tap an hour, or type any time, such as 7:15.
daily-morning = Morning { $time }
daily-noon = Noon { $time }
daily-evening = Evening { $time }
daily-turned-off = Off. Sessions no longer come by themselves; /today begins one.
daily-zone = Time zone: { $city }, where it is now { $time }.
button-daily-off = 🔕 Turn off
button-daily-hour = 🕗 Another hour
button-daily-other = 🕗 Other
button-zones-other = 🌍 Another time
button-daily-zone = 🌍 Time zone
button-daily-back = ↩️ Back
zones-title = What time is it for you now?
zones-text = Tap it, or type it; a city will do, too.
zones-city = Which city has your time?
zones-none = I know no place where it is that time now. Tap one, or type your city.
push-title = Today’s session
push-missed-last = The last session missed its hour and was left out.
streak = { $days ->
    [one] { $shown } day in a row.
   *[other] { $shown } days in a row.
 }
streak-freezes = { $freezes ->
    [one] One missed day was forgiven.
   *[other] { $shown } missed days were forgiven.
 }
zone-Asia-Tehran = Tehran
zone-Asia-Kabul = Kabul
zone-Asia-Dushanbe = Dushanbe
zone-Asia-Baghdad = Baghdad
zone-Europe-Istanbul = Istanbul
zone-Asia-Dubai = Dubai
zone-Asia-Baku = Baku
zone-Asia-Yerevan = Yerevan
zone-Asia-Tbilisi = Tbilisi
zone-Asia-Karachi = Karachi
zone-Asia-Kolkata = Delhi, Mumbai
zone-Asia-Kathmandu = Kathmandu
zone-Asia-Dhaka = Dhaka
zone-Asia-Yangon = Yangon
zone-Asia-Bangkok = Bangkok
zone-Asia-Shanghai = Shanghai
zone-Asia-Singapore = Singapore
zone-Asia-Tokyo = Tokyo
zone-Asia-Seoul = Seoul
zone-Australia-Perth = Perth
zone-Australia-Adelaide = Adelaide
zone-Australia-Sydney = Sydney
zone-Pacific-Auckland = Auckland
zone-Africa-Cairo = Cairo
zone-Africa-Lagos = Lagos
zone-Africa-Nairobi = Nairobi
zone-Africa-Johannesburg = Johannesburg
zone-Asia-Jerusalem = Jerusalem
zone-Europe-Moscow = Moscow
zone-Europe-Athens = Athens
zone-Europe-Berlin = Berlin
zone-Europe-Paris = Paris
zone-Europe-London = London
zone-Atlantic-Reykjavik = Reykjavik
zone-Atlantic-Azores = Azores
zone-America-Sao-Paulo = São Paulo
zone-America-St-Johns = St. John’s
zone-America-Halifax = Halifax
zone-America-Toronto = Toronto
zone-America-New-York = New York
zone-America-Chicago = Chicago
zone-America-Denver = Denver
zone-America-Los-Angeles = Los Angeles
zone-America-Anchorage = Anchorage
zone-Pacific-Honolulu = Honolulu
zone-UTC = UTC

# Code
question-code = Send the function, or a .py file. NumPy (np) and math are loaded; fractions, functools, statistics, typing and more can be imported.
code-queued = Other code runs first; yours is number { $place }.
file-not-asked = No function is asked for; /practice gives a question.
file-not-utf-8 = This file is not UTF-8. Save it as UTF-8 and send it again.
file-not-read = I read a Python file (.py) of up to { $size } characters.
reason-code-right-on = Right on { $right } of { $total } { $what ->
    [make_mask] volumes
    [mean] arrays
   *[other] cases
  }.
reason-code-faster = { $ratio }× faster than the slow version.
reason-code-less-memory = The mask takes { $ratio }× less memory.
reason-code-peak = On 128³ voxels it peaked at { $peak } MiB; the slow version’s mask alone takes { $slow }.
reason-code-too-slow = But only { $ratio }× as fast; { $least }× is needed.
reason-code-loops-left = Python still loops over voxels (line { $line }): leave that to NumPy.
reason-code-square-root = Line { $line } needs no root: compare squares (mind a negative radius).
reason-code-float-mask = The mask is { $dtype }; bool takes one byte a voxel.
reason-code-quotes-repaired = I undid the quotes and signs your keyboard changed.
reason-code-case-voxel = Smallest failing case: { $call }. At voxel { $voxel } you say { $got }; { $wanted } is right. Voxels that differ: { $count }.
reason-code-case-value = Smallest failing case: { $call } gives { $got }; { $wanted } is right.
reason-code-case-shape = Smallest failing case: { $call } has shape { $got }; { $wanted } is right.
reason-code-case-type = Smallest failing case: { $call } returns a { $got }.
reason-code-case-none = Smallest failing case: { $call } returns None. Is a return missing?
reason-code-case-argument = Smallest failing case: { $call } writes to its argument { $name }, which the caller needs: make a new array.
reason-code-case-not-a-mask = Smallest failing case: { $call } gives values other than true and false (or 1 and 0).
reason-code-case-raised = Smallest failing case: { $call } raises { $error }{ $line ->
    [none] .
   *[other] {" "}(line { $line }).
  }
reason-code-cpu = { $call } was stopped after 4 seconds. A loop without end?
reason-code-memory = { $call } was stopped: over 384 MiB of memory.
reason-code-output = { $call }: results of over 64 MiB in all.
reason-code-asleep = { $call } was stopped: it waited for something that never came.
reason-code-crash = { $call }: Python ended without a result.
reason-code-forged = { $call }: what came back is no function’s result.
reason-code-refused = It does not load: { $error }{ $line ->
    [none] .
   *[other] {" "}(line { $line }).
  }
reason-busy = Too many answers are being judged. Please send it again in a minute.
reason-budget-spent = Your answers took much computing time; others go first. Please send it again in { $minutes } min.
reason-code-not-judged = The machine is busy. Please send it again in a minute.
reason-code-unavailable = Code cannot be run safely here, so nothing was run.
reason-code-no-code = I found no Python function in it.
reason-code-no-function = I need { $name }; you defined { $have }.
reason-code-parameters = It must be callable as { $name }.
reason-code-import = No { $name } here. These can be imported: { $offered }.
reason-code-syntax = Not valid Python: line { $line }, { $piece }.
reason-code-indentation = Wrong indentation in line { $line }, { $piece }.
reason-code-indentation-lost = The app removed the indentation. Use ``` marks, or a .py file.

# Figures
figure-chain-table = Least cost of each part
figure-chain-table-note = Under each cost, the cut that gives it.
figure-chain-table-alt = Table of least costs: row i, column j is the product of matrices i to j. In all { $cost }.
figure-best = Best
figure-worst = Worst
figure-chain-trees-alt = The best order { $best }, cost { $cost }, beside the worst, { $worst }, cost { $most }.
figure-sign = sign
figure-exponent = exponent
figure-mantissa = mantissa
figure-float-bits-alt = The bits { $bits }. { $number } lies between { $below } and { $above }; { $stored } is stored.
figure-running-sum = How far the sum is off
figure-terms = terms added
figure-running-sum-alt = The running sum’s error by the number of terms; at the end { $error }.
figure-weights = weights
figure-gradients = gradients
figure-master = master copy
figure-moments = two moments
figure-memory-total = { $total } GB in all
figure-memory-alt = { $total } GB: weights, gradients, master copy, moments.
figure-whole-batch = whole batch
figure-batches-alt = { $devices } shares merge into mean { $mean } and variance { $variance }.
figure-inside = inside
figure-box = sub-box
figure-lattice-alt = Middle slice: grid points within radius { $radius }, in a box of side { $side }.
figure-pages = Sequences and their pages
figure-pages-full = full pages
figure-pages-used = the last page
figure-pages-unused = unused
figure-pages-alt = { $sequences } sequences in pages of { $block } tokens: full pages as one bar, the last page slot by slot. { $unused } of { $slots } slots stay unused.
figure-pipeline = What each stage does, slot by slot
figure-pipeline-forward = forward
figure-pipeline-backward = backward
figure-pipeline-idle = idle
figure-pipeline-alt = The schedule of { $stages } stages with { $batches } micro-batches: forward passes first, then backward ones. Each stage stands idle for { $idle } % of the step.
figure-roofline = The card's roofline
figure-intensity = FLOP per byte
figure-roof = highest possible
figure-here = this work
figure-roofline-alt = Highest possible speed against FLOP per byte, both in powers of ten. This work has { $here }, the roof turns flat at { $ridge }: { $bound ->
    [memory] memory
   *[other] arithmetic
} is the limit.
figure-block = Each value on its block's grid
figure-block-exact = value
figure-block-stored = stored value
figure-block-alt = The values between the grid points of their block, whose scale is { $scale }. Stored: { $stored }.
figure-formula-alt = The formula: { $formula }

# Interview
interview-about = <b>Mock interview.</b> Open questions and drills, no hints; verdicts in a report. The clock runs only while a question is open. How long?
interview-minutes = { $minutes } minutes
interview-of-all = It draws from all topics.
interview-of = It draws from: { $groups }.
interview-groups = Which topics?
interview-groups-text = Tick the topics to draw from, then choose the length. Nothing ticked means everything.
button-interview-groups = 🗂 Choose topics
interview-question = Question { $number } of { $total }
interview-left = about { $minutes } min left
interview-noted = Noted.
interview-report = Interview over: { $percent }% of the points
interview-time = { $spent } of { $minutes } minutes used.
interview-areas = By topic
interview-wrote = Your answer
interview-work-on = Work on
interview-all-well = No weak topic. Next time longer, or harder.
interview-earlier = Earlier interviews: { $shares }.
interview-last = Last time { $before }, now { $now }.
interview-explain = Tap a question for its explanation.
button-skip = ⏭ Skip
button-end = 🏁 End
button-report = 📄 As a PDF
interview-was-right = right
interview-was-partly = in part
interview-was-wrong = wrong
interview-was-left = skipped

# Disputes
button-dispute = 🙋 I disagree
dispute-noted = Noted with your answer. If you are right, the judging is corrected.

# Progress
progress-title = Your progress
progress-newcomer = <b>Nothing to show yet.</b> After a first answer, your days, topics and weak spots appear here.
progress-line = { $right } of { $count } right at the first try.
progress-week = Last { $days } days: { $right } of { $count }.
progress-met = { $seen } of { $all } questions met.
progress-none-weak = No topic is weak.
progress-details = Progress in detail
progress-all = Since you began:
progress-lately = Last { $days } days:
progress-share = { $right } of { $count } right at the first try ({ $percent }%).
progress-share-few = { $right } of { $count } right at the first try ({ $percent }%; in truth probably { $low } to { $high }%).
progress-seconds = Half of the answers took under { $seconds } s.
progress-minutes = Half of the answers took under { $minutes } min.
progress-by-level = By level
progress-by-topic = By topic
progress-seen = { $seen } of { $all } seen
progress-right = { $right } of { $count } right at the first try
progress-recall = { $learnt } learnt: if asked now, about { $percent }% right
progress-weakest = Weakest: { $topic }.
progress-of = { $right } of { $count }
progress-days = Days of practice
progress-months = Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec
progress-days-note = Each square is a day; darker means more answers.
progress-days-alt = Days of practice in the last { $weeks } weeks: { $days ->
    [one] one day
   *[other] { $shown } days
  }. Answers: { $answers }, at most { $most } a day.
progress-mastery = Right at the first try
progress-mastery-note = Thin line: where your true share probably is (95%).
progress-mastery-alt = Right at the first try, by topic: { $topics }.

# Sharing
button-in-private = 💬 Answer in private
button-share = 🔗 Share this question
button-copy-link = 📋 Copy the link
button-send-to = 📤 Send to…
share-text = The same question, without the answer.

# For the host
admin-title = For the host
admin-people = People: { $first }; { $second } can be written to.
admin-active = Active in { $second } days: { $first }.
admin-answers = Answers: { $first }; { $second } in that time.
admin-disputes = Verdicts disagreed with: { $first }.
admin-pushes = Daily questions and announcements in that time: { $pushes }.
admin-under-way = An announcement is on its way.
admin-hardly = Hardly ever right at the first try:
admin-always = Nearly always right at the first try:
admin-slow = Slow to answer:
admin-disputed = Disagreed with:
admin-left-out = Left out, as these files are broken ({ $count }):
admin-question = { $right } of { $count } right, { $seconds } s on average
admin-how = To tell all: <code>/admin announce</code> and the text; or English, a line <code>---</code>, Persian.
admin-preview = People this will reach: { $count }.
admin-no-text = An announcement has up to 3,500 characters.
button-announce = 📣 Send it
announce-begun = On its way; answers to people go first.
announcement = From those who run this bot

# The plan
command-plan = Prepare for the day of an interview
button-today = ☀️ Today’s session
plan-ask = <b>When is your interview?</b> Tap, or write it: <code>20 Jan</code>, <code>in 3 weeks</code>. New questions fill the days; the last ones are for review.
plan-weeks = { $weeks ->
    [one] In a week
   *[other] In { $shown } weeks
 }
plan-on = Interview on { $date }
plan-days = { $days ->
    [0] It is today. Good luck!
    [one] One day left.
   *[other] { $shown } days left.
 }
plan-pace = { $count ->
    [one] One ten-minute session
   *[other] { $a_week } ten-minute sessions
 } a week, and you will have seen all { $unseen } new questions by then.
plan-pace-some = { $a_week } ten-minute sessions a week, two a day, and you will have seen { $reached } of the { $unseen } new questions by then.
plan-review-pace = { $count ->
    [one] One session a week repeats what needs it.
   *[other] { $a_week } sessions a week repeat what needs it.
 }
plan-groups = Not seen yet: { $groups }. Sessions take them in turn.
plan-no-new = Only review now; the { $unseen } unseen can wait.
plan-all-seen = You have seen every question.
plan-recall = Without more practice, about { $percent }% of what you have seen would be right that day. To review by then: { $count }.
plan-no-date = I found no day in the next year. Write <code>/plan 20 Jan</code> or <code>/plan in 3 weeks</code>.
button-plan-change = 📅 Another day
button-plan-off = ✖️ No date

# Sureness and mistakes
settings-sureness = How sure I am
sureness-on = ask me
sureness-off = do not ask
sure-guessing = 🎲 Guessing
sure-rather = 🤔 Rather sure
sure-certain = 💪 Certain
verdict-overcame = ✨ You have overcome a known mistake from last time.
verdict-certain-wrong = You were certain: such surprises are remembered best.
verdict-guessed-right = A lucky guess: it comes back sooner.
progress-sureness = When you said how sure you were:
progress-sureness-one = { $right } of { $count } right ({ $percent }%)
button-mistakes = 🩹 My mistakes, with new numbers
button-weakest = 🎯 Practise the weakest
button-details = 🔎 Details
progress-mistakes = { $count ->
    [one] One known mistake is left.
   *[other] { $shown } known mistakes are left.
 }
no-mistakes = No known mistake is left: well done.

# Groups
command-group-daily = The group’s daily question (for admins)
command-group-board = The board of the last seven days
command-group-help = What I can do here
group-welcome = <b>Hello!</b> An admin sets an hour with /daily for a question a day. /board shows who wants to be shown. I read nothing else here.
group-admins-only = Only this group’s admins can do that.
group-post-refused = Today’s question could not be posted in your group: { $why ->
    [topic] its topic is closed or gone. Open it, or send /daily in another.
   *[right] I may not write there. Let me, or turn it off with /daily.
 }
group-post-title = Today’s question
group-daily-title = The group’s daily question
group-daily-is-off = Off. Choose an hour for one question a day for all.
group-daily-is-on = On: every day at { $time }.
board-title = Board of the last seven days
board-line = { $right } of { $answered } right at the first try
board-note = Only those who agreed are shown.
board-empty = Nobody yet. Answer this group’s question in private: the button is under the verdict.
board-members-only = Only members can be on the board.
board-agreed = You are on the board as { $name }. Take it back at any time, also with /board.
board-none = You are on no group’s board.
board-some = { $number ->
    [one] You are on { $shown } group’s board.
   *[other] You are on the boards of { $shown } groups.
  }
board-withdrawn = Taken back: you are on no board, your name is deleted.
button-board-on = 🏅 Show me on the group’s board
button-board-off = ↩️ Take it back
settings-daily = Daily session
settings-daily-off = off
settings-zone = Time zone
button-daily = 📅 A session a day

# What explains a wrong number: the kind at the first miss, the place at the next. $part is named by the question's author, or a number.
slip-ten = The digits are right; the power of ten is not.
slip-ten-where = The digits are right; the power of ten is too { $side ->
    [large] large by { $times }.
   *[small] small by { $times }.
 }
slip-percent = A share and a percentage are mixed up: one is a hundred times the other.
slip-percent-where = Yours is a hundred times too { $side ->
    [large] large: a share and a percentage are mixed up.
   *[small] small: a share and a percentage are mixed up.
 }
slip-factor = One factor seems to be missing.
slip-factor-where = All is right except one factor, which is missing: { $part }.
slip-factor-below = One division seems to be missing.
slip-factor-below-where = All is right, but you did not divide by one thing: { $part }.
slip-extra = You seem to multiply or divide by something once too often.
slip-extra-where = All is right, but one thing is counted once too often: { $part }.
slip-upside = Somewhere you multiplied where a division belongs, or the other way round.
slip-upside-where = All is right, but you multiplied by one thing instead of dividing by it, or the other way round: { $part }.
slip-sum = Somewhere you added what should be multiplied.
slip-sum-where = All is right, but these should be multiplied, not added: { $part }.
slip-product = Somewhere you multiplied what should be added.
slip-product-where = All is right, but these should be added, not multiplied: { $part }.
slip-term = One part of a sum seems to be missing.
slip-term-where = All is right except one part of a sum, which is missing: { $part }.
slip-sign = Somewhere plus and minus have changed places.
slip-sign-where = All is right except one sign, plus for minus or minus for plus: { $part }.
slip-exponent = An exponent seems to be off by one.
slip-exponent-where = All is right, but one exponent is off by one: { $part }.
slip-power = A power seems to be missing, or to be taken as a product.
slip-power-where = All is right, but this lacks its power: { $part }.
slip-power-sign = An exponent seems to have the wrong sign.
slip-power-sign-where = All is right, but one exponent has the wrong sign: { $part }.
slip-logarithm = A logarithm seems to be taken to another base.
slip-logarithm-where = All is right except the base of a logarithm: { $part }.
slip-no-logarithm = A logarithm seems to be missing.
slip-no-logarithm-where = All is right except a logarithm, which is missing: { $part }.
slip-root = A square root seems to be missing.
slip-root-where = All is right except a square root, which is missing: { $part }.
slip-rounding = Something seems to be rounded in the wrong direction.
slip-rounding-where = All is right, but this is rounded in the wrong direction: { $part }.
slip-no-rounding = Something here has to be a whole number.
slip-no-rounding-where = All is right, but this has to be rounded to a whole number: { $part }.
slip-larger-smaller = You seem to have taken the larger of two where the smaller counts, or the other way round.
slip-larger-smaller-where = All is right, but you took the larger where the smaller counts, or the other way round: { $part }.
slip-off-by-one = Something seems to be counted one too many or one too few.
slip-off-by-one-where = All is right, but this is counted one too many or one too few: { $part }.
slip-swapped = Two numbers of the question seem to have changed places.
slip-swapped-where = All is right, but these have changed places: { $part }.
slip-bits = Your number is off by a factor of exactly 8: bits and bytes are mixed up.
slip-bits-where = Yours is exactly 8 times too { $side ->
    [large] large: bits and bytes are mixed up.
   *[small] small: bits and bytes are mixed up.
 }
slip-prefix = The factor between your number and the right one is a power of 1024/1000: binary and decimal prefixes are mixed up.
slip-prefix-where = Yours is a little too { $side ->
    [large] large: 1000 was taken where 1024 counts, or the other way round, once for each prefix step.
   *[small] small: 1000 was taken where 1024 counts, or the other way round, once for each prefix step.
 }
slip-time = A unit of time seems to be mixed up: seconds, minutes, hours, days.
slip-time-where = A unit of time is mixed up, and yours is too { $side ->
    [large] large.
   *[small] small.
 }
slip-intermediate = That is a number on the way. Something is still to be done with it.
slip-intermediate-where = That is a number on the way: { $part }.
slip-twice = You may have counted something once that occurs twice, or the other way round.
slip-twice-where = Yours is exactly { $side ->
    [large] twice the right number.
   *[small] half the right number.
 }
slip-square = A square is missing, or there is one too many.
slip-square-where = The right number is { $side ->
    [large] the square root of yours.
   *[small] the square of yours.
 }
slip-inverse = A division seems to be upside down.
slip-inverse-where = The whole fraction is upside down.
slip-complement = That seems to be the rest, not the share that is asked for.
slip-complement-where = Yours and the right number make up the whole together: you gave the rest.
slip-negative = A sign seems to be wrong.
slip-negative-where = Only the sign is wrong.
slip-one-off = Your number is one too many or one too few.
slip-one-off-where = Yours is exactly one { $side ->
    [large] too many.
   *[small] too few.
 }
slip-two = Your number is off by a power of two: an exponent of two is not right.
slip-two-where = An exponent of two is not right, and yours is too { $side ->
    [large] large.
   *[small] small.
 }
slip-binary-step = Your number is off by a power of 1024: a step such as KiB to MiB is missing, or there is one too many.
slip-binary-step-where = Yours is too { $side ->
    [large] large by a power of 1024: a step such as KiB to MiB is missing, or there is one too many.
   *[small] small by a power of 1024: a step such as KiB to MiB is missing, or there is one too many.
 }
slip-share = A share of the whole and a ratio of two parts seem to be mixed up.
slip-share-where = You compared a part with the rest where it should be compared with the whole, or the other way round.
slip-difference = Somewhere you subtracted where you should divide.
slip-difference-where = All is right, but you subtracted where you should divide.
slip-divided = Somewhere you multiplied or divided where you should subtract.
slip-divided-where = All is right, but you multiplied or divided where you should subtract: { $part }.
slip-turned = A fraction on the way seems to be upside down.
slip-turned-where = All is right, but a fraction on the way is upside down: { $part }.
slip-bracket = A pair of brackets seems to be missing.
slip-bracket-where = All is right, but you multiplied or divided by one part of a sum, not by all of it: { $part }.
slip-term-twice = One part of a sum seems to be counted twice.
slip-term-twice-where = All is right, but this part of a sum is counted twice: { $part }.
slip-term-alone = Only one part of a sum seems to be there.
slip-term-alone-where = All is right, but only this part of a sum is there: { $part }.
slip-constant = A fixed number in the formula seems to be wrong.
slip-constant-where = All is right, but this fixed number of the formula is different in yours: { $part }.
slip-operand = A value of the question seems to be used in place of another.
slip-operand-where = All is right, but you used another number of the question in place of this one: { $part }.
slip-turned-power = Base and exponent seem to have changed places.
slip-turned-power-where = All is right, but base and exponent have changed places: { $part }.
slip-root-extra = A power or a root seems wrong.
slip-root-extra-where = All is right, but a power or a root is wrong: { $part }.
slip-half = You seem to have halved where a square root belongs.
slip-half-where = All is right, but you halved where a square root belongs: { $part }.
slip-and = and
slip-a-part = a part of the calculation

# How far a number is off that nothing explains.
size-little-large = It is a little too large.
size-little-small = It is a little too small.
size-some-large = It is too large, by less than a factor of two.
size-some-small = It is too small, by less than a factor of two.
size-two-large = It is too large, by a factor of about two.
size-two-small = It is too small, by a factor of about two.
size-several-large = It is several times too large.
size-several-small = It is several times too small.
size-ten-large = It is too large, by a factor of about ten.
size-ten-small = It is too small, by a factor of about ten.
size-tens-large = It is too large, by a factor of more than twenty.
size-tens-small = It is too small, by a factor of more than twenty.
size-eight = It is off by a factor of exactly 8. Did you mix up bits and bytes?
size-eight-large = It is exactly 8 times too large. Did you mix up bits and bytes?
size-eight-small = It is exactly 8 times too small. Did you mix up bits and bytes?
size-binary = The factor between your number and the right one is exactly a power of 1024/1000.
size-binary-large = It is too large, by exactly a power of 1024/1000.
size-binary-small = It is too small, by exactly a power of 1024/1000.
size-only-large = It is too large.
size-only-small = It is too small.
size-sign = It lies on the wrong side of zero.
social-thanks = 🙂 You are welcome.
social-ok = 🙂 Good. Type your answer when you have it.
social-unknown = 🙂 That is fine, and it costs nothing. A hint helps; the explanation shows how it is done.
social-hint = 💡 The button below gives a hint.
social-explain = 📖 The button below explains it. Before a right answer, that counts as giving up.
social-skip = ⏭ The button below takes you to the next question.

verdict-chosen = You chose:
verdict-not-this = this one does not belong.
verdict-pair = the other way round.

# The ladder under a question, and cases.
button-ladder = 🪜 Step by step
button-tell = 👁 Tell me
button-go-on = ➡️ Continue with my number
ladder-step = Step { $number } of { $total }
ladder-itself = now the question itself
case-part = Part { $number } of { $total }
case-own = Right, from your own earlier value.
case-score = { $right } of { $total } parts.
case-column-part = part
case-column-yours = yours
case-column-right = right
case-choose = A case: one story, several parts that build on one another. A later part goes on from your own value.
command-case = A case of several parts
# The talk about an open question
talk-heard = What I heard
talk-heard-none = None of the points yet.
talk-quote = “{ $quote }”
talk-named = You name several things. Say in a sentence what one of them does, or why it matters.
talk-taken-back = taken back
talk-claim = You say “{ $quote }”. Do you stand by that?
talk-denial = I read “{ $quote }” as a no to this: { $point }. Is that what you mean?
talk-probe-how = Answer in a message, or skip it.
talk-go-on = Add to it in a message, or tap “Done” for the verdict.
talk-after-question = after a question
talk-self-ticked = you say so; it counts half
talk-missed = Not heard
talk-claims = Look at this again
talk-claims-open = If you meant this, look at it again
talk-pick = Which of your sentences says this?
talk-unknown = That is all right. Take a hint, or say what comes to mind: trying costs nothing.
talk-unknown-now = That is all right; we go on.
talk-unknown-interview = That is all right. Say what comes to mind, or skip the question.
talk-off-topic = I heard none of the points in that. Perhaps this helps:
talk-off-topic-alone = I heard none of the points in that. Say it in other words, or read the explanation.
talk-points = { $count } of { $total } points
button-talk-meant = 👍 I meant that
button-talk-rephrase = ✏️ Let me rephrase
button-talk-denies = 👍 Yes
button-talk-says = 🗣 No, I do say it
button-talk-pass = ⏭ Skip this
button-talk-more = 🔎 Ask me more
button-talk-done = 🏁 Done
button-talk-unsay = ✖️ Not { $number }
button-talk-resay = ↩️ { $number } again
button-talk-said = ☝️ I did say { $number }
button-talk-back = ↩️ Back

# The day's session
session-place = { $number } of { $total }
session-why-easier = an easier one this time
session-why-harder = a harder one this time
session-why-smaller = a smaller step towards one you keep missing
session-why-ladder = you missed this one often: take it step by step (🪜)
session-over = Today’s session is done.
session-all-passed = You skipped every question. That is fine: they will come again.
session-right = { $count ->
    [0] None of { $total } right at the first try: hard ones are where you learn most.
   *[other] { $right } of { $total } right at the first try.
 }
session-overcome = { $count ->
    [one] One that you missed last time is now right.
   *[other] { $shown } that you missed last time are now right.
 }
session-new = { $count ->
    [one] One was new to you.
   *[other] { $shown } were new to you.
 }
session-passed = { $count ->
    [one] One was skipped.
   *[other] { $shown } were skipped.
 }
session-tomorrow = { $count ->
    [0] Nothing is due tomorrow: room for something new.
    [one] One question is due tomorrow.
   *[other] { $shown } questions are due tomorrow.
 }
button-more-today = ➕ One more round

# Coming back
back-title = Welcome back!
back-under-way = Today’s session is at question { $number } of { $total }.
back-due = { $count ->
    [0] Nothing is due: room for something new.
    [one] One question is due today.
   *[other] { $shown } questions are due today.
 }
button-continue = ▶️ Continue

# The archive
export-date = Date
export-topic = Topic
export-question = Question
export-typed = You typed
export-verdict = Verdict
export-gave-up = Explanation taken
export-readme = What is in this archive of { $day }:

    answers-{ $day }.csv: your answers, a line each: when, what was asked, what you typed, the verdict. Opens in any spreadsheet.
    epsilon.apkg: your questions as Anki cards. In Anki: File, Import.
    epsilon.json: everything that is kept about you, for programs.
    tables: the same as CSV files, one for each table of the database.

    /forget in the chat deletes all of it.
