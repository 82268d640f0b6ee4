# Commands
command-start = Start, and the first question
command-practice = The next question worth asking
command-topics = Browse by topic and level
command-interview = A timed mock interview
command-progress = How you get on, and what to work on
command-daily = The daily question: on or off, hour, time zone
command-settings = Language, digits, formulas, level
command-help = How this works
command-privacy = What is kept about you
command-export = Your data as a file
command-forget = Delete everything about you
command-cancel = Lay the question aside
bot-name = Epsilon
bot-description = Practise the machine-learning interview questions whose answers can be computed: complexity, memory, numerical precision, scaling. Type an answer as you would write it on paper; learn at once whether it is right, which mistake it shows, and why.
bot-short-description = ML interview questions with computed answers, in English and Persian.

# Start
start-welcome = <b>Hello!</b> I ask machine-learning interview questions whose answers can be computed. Type the answer as you would write it on paper: <code>30000</code>, <code>3×10^4</code>, <code>A(BC)</code>, <code>O(n log n)</code>. I say at once whether it is right, which mistake it shows, and why.
start-sample = Can you read this formula well?
start-sample-thanks = Good, formulas will come typeset. You can change this in /settings.
start-sample-plain = Fine, formulas will come as plain text. You can change this in /settings.
button-first = 🚀 First question
button-formulas-yes = 👍 I can read this
button-formulas-no = 👎 I cannot

# Question
level-E = Easy
level-M = Medium
level-H = Hard
question-open = Open question
question-answer = Answer
question-example = for example { $example }
question-unit = in { $unit }
question-tolerance-relative = to { $percent } %
question-tolerance-absolute = to ±{ $bound }
question-tolerance-digits = { $digits ->
    [1] to 1 significant figure
   *[other] to { $digits } significant figures
  }
question-tolerance-exact = an exact value
question-free-text = Answer in your own words, in one message or several, as you would in an interview.
question-choose-one = Choose one.
question-choose-several = Choose all that apply, then press ✔️.
question-order = Tap the items in order, then press ✔️; or type their numbers.
button-hint = 💡 Hint
button-explain = 📖 Explain
button-again = 🔁 Another variant
button-next = ⏭ Next
button-submit = ✔️ Done
button-follow = 🎯 The examiner’s next question
button-practice = 🚀 Practise
button-topics = 🗂 Topics

# Verdict
verdict-correct = Correct.
verdict-partly = Partly right.
verdict-wrong = Not correct.
verdict-unreadable = I could not read that; it costs nothing.
verdict-read = I read { $read }.
verdict-read-value = I read { $read } = { $value }.
verdict-again = Try again, or ask for a hint.
verdict-closed = (This question was already closed; this answer does not count.)
verdict-score = { $percent } % of the points.
verdict-points = I recognised { $count } of { $total } points. Tick what you really said; the score follows.
verdict-accepted = I can read, for example, { $example }.

# Hints and explanation
hint-title = Hint { $number } of { $total }
hint-none = There are no more hints. Try, or ask for the explanation.
explanation-title = Explanation
explanation-answer = The answer: { $answer }
explanation-why = Why an interviewer asks
explanation-model = A good answer
explanation-wrong-claims = What people wrongly say
explanation-sources = Sources
explanation-gave-up = This question will come back soon.
explanation-book = After section 6.2 of Chip Huyen’s “Introduction to Machine Learning Interviews Book”.

# Topics
topics-title = Topics
topics-text = Choose a topic; each has an open question and drills.
topic-drills = Choose a question.
topic-known = ({ $known } of { $all })
topic-recall = If you were asked now: about { $percent }% right, of what you have seen.
topic-marks = { $unseen } not yet · { $due } again · { $known } known

# Settings
settings-title = Settings
settings-language = Language
settings-digits = Digits
settings-formulas = Formulas
settings-level = Level
language-en = English
language-fa = فارسی
digits-auto = As the language
digits-latin = Latin 123
digits-persian = Persian ۱۲۳
formulas-unasked = Plain text
formulas-typeset = Typeset
formulas-picture = Pictures
formulas-plain = Plain text
level-auto = By my answers

# Help, privacy
help-text = <b>How this works</b>

    /practice gives the next question; <code>/practice M</code> or <code>/practice H bptt</code> choose a level or a topic. Type the answer in the way you like: <code>30,000</code>, <code>3e4</code>, <code>7e9 * 16 bytes</code>, <code>A*(B*C)</code>, <code>n^2 log n</code>; Persian digits are fine too. What I cannot read costs nothing.

    💡 gives hints, one at a time, and costs a little. 📖 explains with the numbers of your question. 🔁 asks the same with other numbers.

    /daily brings one question a day at the hour you choose. /plan prepares for the day of an interview. /interview is a mock interview against the clock. /topics browses, /progress shows how you get on, /settings changes language, digits, formulas and level, /cancel lays a question aside. /privacy says what is kept.

    Add me to a group, and its admins can have a question posted there every day; /board says on how many groups’ boards you stand. Type my name and some words in any chat to hand a question on.
privacy-text = <b>What is kept, why, and for how long</b>

    Your Telegram id, your settings (with the hour of the daily question, your time zone and the day of your interview), the questions you were asked and the answers you gave, with their verdicts and times and how sure you said you were, what you are likely to remember, and the days on which you practised or were sent a daily question: to choose your next question and to show your progress. What is typed after the bot’s name in other chats is not kept. Messages are kept until they are answered, so that none is lost. Nothing is passed on, and there is nothing else but the first name under which you chose to stand on a group’s board, until you take it back: no other name, no phone number, no contacts.

    It is kept until you delete it. /export gives you all of it as a file; /forget deletes all of it at once.
forget-confirm = This deletes everything kept about you: settings, questions and answers. It cannot be undone.
forget-done = Everything is deleted; nothing remains. If you write again, you begin anew.
forget-kept = Nothing was deleted.
export-caption = Everything kept about you: as JSON, as a table (CSV) of each kind, and the questions you were asked as cards for Anki.
button-forget-yes = 🗑 Delete everything
button-forget-no = ↩️ Keep it

# Short answers
nothing-asked = No question is open. Shall I ask one?
nothing-fits = There is no such question. Look through the topics.
not-yours = This button is not yours, or its question is gone.
old-button = This button is out of date. /practice gives a new question.
unchanged = Already done.
cancelled = Laid aside.
nothing-to-cancel = There is nothing to lay aside.
unknown-command = I do not know this command. /help shows what I can do.
unknown-content = I read text only. Type an answer, or /practice for a question.
went-wrong = Something went wrong on my side, and was noted. Please try again.
not-saved = That could not be saved just now; please send it again.
too-fast = That is more than I can read at once; please wait a moment.

# Reasons
reason-base-unit = I took it in { $unit }, as you wrote no unit; the question asks for { $wanted }.
reason-unit-missing = I took it in { $unit }, as the question asks.
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
reason-rounded-too-much = Significant figures that are right: { $have }; give { $want }.
reason-case-folded = I ignored the difference between upper and lower case.
reason-point-is-decimal = I read the point as a decimal point; group thousands with a comma or a space.
reason-slash-read-both-ways = I read the slash both as a fraction and as a decimal sign.
reason-log-is-natural = I took log as the natural logarithm.
reason-constant-factor = It is off by a constant factor: yours is { $ratio } times what it should be.
reason-term-missing = A term is missing.
reason-symbols-swapped = Two symbols are exchanged.
reason-symbol-missing = It should depend on { $symbols } too.
reason-omega = Ω is a lower bound; I read it as Θ.
reason-not-simplified = In such an answer, constants and smaller terms are left out.
reason-too-loose = A true bound, but too loose.
reason-too-small = It grows too slowly.
reason-different-growth = It grows differently: too fast in one symbol, too slowly in another.
reason-cost-of-order = Your order costs { $cost } scalar multiplications.
reason-order-of-matrices = The matrices must stay in their order: matrix products do not commute.
reason-matrix-repeated = Repeated: { $matrices }.
reason-matrix-missing = Missing: { $matrices }.
reason-missed = { $count ->
    [1] One more applies.
   *[other] { $count } more apply.
  }
reason-wrongly-chosen = { $count ->
    [1] One of your choices does not apply.
   *[other] { $count } of your choices do not apply.
  }
reason-inversions = { $count } of { $pairs } pairs stand the wrong way round.
reason-not-a-value = { $format } has no such value.
reason-neighbour = Close: it is the neighbour in { $format }.
reason-no-infinity = { $format } has no infinity.
reason-points = { $count } of { $total } points.

# Why a text could not be read
reason-too-long = That is too long.
reason-too-short = Please answer in a sentence or two.
reason-too-deep = The brackets are nested too deep.
reason-too-large = The numbers are too large.
reason-no-number = I found no number.
reason-not-a-number = That is not a number.
reason-infinite = A finite number is asked for.
reason-range = That looks like a range; give one number.
reason-hedged = Give one number, without “or”, “to” or “not”.
reason-several-numbers = I found several numbers; give one.
reason-unknown-suffix = I do not know what “{ $piece }” means after a number.
reason-sides-disagree = The two sides of “=” differ.
reason-unknown-symbol = I do not know “{ $piece }”.
reason-syntax = I could not follow how it is written.
reason-brackets = The brackets do not match.
reason-grouping = A comma in “{ $piece }” is unclear: write 3.14 for a decimal, 3,000 for thousands.
reason-ambiguous-division = After “/” use brackets: 1/(2n) or (1/2)n.
reason-arguments = “{ $piece }” has too many arguments.
reason-division-by-zero = That divides by zero.
reason-undefined = That has no value.
reason-log-base = Which base? Write ln, log2 or log10.
reason-symbols = Only numbers are asked for.
reason-no-growth = I found no growth, such as O(n).
reason-no-expression = I found no formula.
reason-could-not-judge = I understand it, but cannot judge it; please write it more simply.
reason-unknown-matrix = I do not know a matrix “{ $piece }”.
reason-no-order = Use brackets, so that each product has two factors.
reason-one-option-only = Choose one option.
reason-no-option = Give the numbers of options, from 1 to { $count }.
reason-not-all-once = Name each of the { $count } items once.
reason-bits-width = Bits typed: { $have }; the format has { $want }.
reason-unknown = There is something about it that I cannot name.
unit-years = years
unit-months = months
unit-weeks = weeks
unit-days = days
unit-decades = decades
unit-centuries = centuries

# Daily question
daily-title = Daily question
daily-is-off = Off. Choose an hour, and one question comes every day: one that you are about to forget, or a new one.
daily-is-on = On: every day at { $time }.
daily-zone = Time zone: { $city }, where it is now { $time }.
button-daily-off = 🔕 Turn off
button-daily-zone = 🌍 Time zone
button-daily-back = ↩️ Back
zones-title = What time is it for you now?
zones-text = Tap your city, or the time that your clock shows.
zones-city = Which city keeps your time?
push-title = Today’s question
push-missed-last = The question before this one could not be delivered in its hour, so it was left out.
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
question-code = Send the function as a message, or as a .py file. NumPy (np) and math are there already; nothing else can be imported.
code-queued = Others’ code is running just now; yours is number { $place } in the queue. The verdict comes by itself.
file-not-asked = No function is asked for just now. /practice gives a question.
file-not-read = I can read a Python file (.py) of up to { $size } characters.
reason-code-right-on = Right on { $right } of { $total } { $what ->
    [make_mask] volumes
    [mean] arrays
   *[other] cases
  }.
reason-code-faster = { $ratio }× faster than the slow version.
reason-code-less-memory = The mask takes { $ratio }× less memory.
reason-code-peak = At its peak, on a volume of 128³ voxels, the function needed { $peak } MiB; the slow version’s mask alone takes { $slow } MiB.
reason-code-too-slow = But it is only { $ratio }× as fast as the slow version; { $least }× is asked for.
reason-code-loops-left = Python still loops over voxels (line { $line }): let NumPy do that.
reason-code-square-root = The square root in line { $line } is not needed: compare squares. (Then a negative radius has to be looked at by itself.)
reason-code-float-mask = The mask is { $dtype }; a bool mask takes one byte a voxel.
reason-code-quotes-repaired = I put back plain quotes and signs where your keyboard had typeset them.
reason-code-case-voxel = The smallest case that fails: { $call }. At voxel { $voxel } your mask says { $got }, and { $wanted } is right. Voxels that differ: { $count }.
reason-code-case-value = The smallest case that fails: { $call } gives { $got }, and { $wanted } is right.
reason-code-case-shape = The smallest case that fails: { $call } gives an array of shape { $got }, and { $wanted } is right.
reason-code-case-type = The smallest case that fails: { $call } returns something of type { $got }.
reason-code-case-not-a-mask = The smallest case that fails: { $call } gives other values than true and false (or 1 and 0).
reason-code-case-raised = The smallest case that fails: { $call } raises { $error }{ $line ->
    [none] .
   *[other] {" "}(line { $line }).
  }
reason-code-cpu = { $call }: there it used up 5 seconds of computing time and was stopped. Is there a loop without end?
reason-code-memory = { $call }: there it needed more memory than the 1 GiB that it may have, and was stopped.
reason-code-output = { $call }: what came back, all cases together, was more than 64 MiB.
reason-code-crash = { $call }: there Python itself ended, without a result.
reason-code-forged = { $call }: what came back is no result of a function.
reason-code-refused = It does not load: { $error }{ $line ->
    [none] .
   *[other] {" "}(line { $line }).
  }
reason-code-not-judged = The machine is too busy to judge it just now. Please send it again in a minute.
reason-code-unavailable = Where I am running, code cannot be run safely, so code questions are switched off here: nothing was run.
reason-code-no-code = I found no Python function in it.
reason-code-no-function = I am looking for { $name }; defined here: { $have }.
reason-code-parameters = It must be callable as { $name }.
reason-code-import = { $name } is not offered: only numpy and math can be imported.
reason-code-syntax = This is not valid Python: line { $line }, { $piece }.
reason-code-indentation = The indentation is not right in line { $line }, { $piece }.
reason-code-indentation-lost = All indentation is lost: the app took the spaces away. Put the code between ``` marks, or send it as a .py file.

# Figures
figure-chain-table = Least cost of each stretch
figure-chain-table-note = Under each cost, the cut that gives it.
figure-chain-table-alt = The table of least costs: row i, column j is the product of matrices i to j. The whole chain costs { $cost }.
figure-best = Best
figure-worst = Worst
figure-chain-trees-alt = The best order { $best } with cost { $cost } beside the worst, { $worst }, with cost { $most }.
figure-sign = sign
figure-exponent = exponent
figure-mantissa = mantissa
figure-float-bits-alt = The bits { $bits }. The number { $number } lies between the neighbours { $below } and { $above }; { $stored } is stored.
figure-running-sum = How far the sum is off
figure-terms = terms added
figure-running-sum-alt = The error of the running sum against the number of terms; it ends at { $error }.
figure-weights = weights
figure-gradients = gradients
figure-master = master copy
figure-moments = two moments
figure-memory-total = { $total } GB in all
figure-memory-alt = A bar of { $total } GB, cut into weights, gradients, master copy and moments.
figure-whole-batch = whole batch
figure-batches-alt = { $devices } shares merge into a batch with mean { $mean } and variance { $variance }.
figure-inside = inside
figure-box = sub-box
figure-lattice-alt = The middle slice: grid points strictly within radius { $radius }, and the box of side { $side } that holds them.
figure-formula-alt = The formula: { $formula }

# Interview
interview-about = <b>Mock interview.</b> Open questions and drills mixed, as in a real screen: no hints, no verdicts until the end, then a report. The clock runs only while a question is open. How long shall it be?
interview-minutes = { $minutes } minutes
interview-question = Question { $number } of { $total }
interview-left = about { $minutes } min left
interview-noted = Noted.
interview-report = Interview over: { $percent }% of the points
interview-time = { $spent } of { $minutes } minutes used.
interview-areas = By topic
interview-wrote = Your answer
interview-work-on = Work on
interview-all-well = No topic was weak. Take a longer one, or a harder level.
interview-earlier = Earlier interviews: { $shares }.
interview-explain = Tap a question to have it explained.
button-skip = ⏭ Leave out
button-end = 🏁 End
button-report = 📄 As a PDF
interview-was-right = right
interview-was-partly = in part
interview-was-wrong = wrong
interview-was-left = left out

# Disputes
button-dispute = 🙋 I disagree
dispute-noted = Noted with your answer as you typed it. A maintainer will look, and it becomes a test if you are right.

# Progress
progress-title = Your progress
progress-newcomer = <b>Nothing to show yet</b>, and that is how everybody begins. Answer a first question, and from then on your days, your topics and what to work on stand here.
progress-all = Since you began:
progress-lately = Last { $days } days:
progress-share = { $right } of { $count } right at the first try, without a hint ({ $percent }%).
progress-share-few = { $right } of { $count } right at the first try, without a hint ({ $percent }%; so few answers only say between { $low } and { $high }%).
progress-seconds = Half of the answers came within { $seconds } s.
progress-minutes = Half of the answers came within { $minutes } min.
progress-by-level = By level
progress-by-topic = By topic
progress-seen = { $seen } of { $all } seen
progress-right = { $right } of { $count } right at the first try
progress-recall = if asked now, about { $percent }% right
progress-weakest = 🎯 What to work on, the weakest first:
progress-of = { $right } of { $count }
progress-days = Days of practice
progress-months = Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec
progress-days-note = A square is a day; the darker, the more answers.
progress-days-alt = Days of practice in the last { $weeks } weeks: { $days ->
    [one] one day
   *[other] { $shown } days
  }. Answers: { $answers }, at most { $most } a day.
progress-mastery = Right at the first try
progress-mastery-note = The thin line shows where the share would lie with many answers (95%).
progress-mastery-alt = Right at the first try, by topic: { $topics }.

# Sharing
button-in-private = 💬 Answer in private
button-share = 🔗 Share this question
button-copy-link = 📋 Copy the link
share-text = Whoever opens this link gets the same question, without its answer.

# For the host
admin-title = For the host
admin-people = People: { $first }, of whom { $second } can be written to.
admin-active = Active in the last { $second } days: { $first }.
admin-answers = Answers: { $first }; { $second } of them in that time.
admin-disputes = Verdicts that people disagree with: { $first }.
admin-pushes = Daily questions and announcements in that time: { $pushes }.
admin-under-way = An announcement is being sent.
admin-hardly = Hardly ever right at the first try:
admin-always = Nearly always right at the first try:
admin-slow = Slow to answer:
admin-disputed = Disagreed with:
admin-question = { $right } of { $count } right, { $seconds } s on average
admin-how = To tell everybody something: <code>/admin announce</code> and the text; for two languages the English, a line <code>---</code>, and the Persian.
admin-preview = Whom this will reach: { $count }.
admin-no-text = An announcement needs a text of up to 3,500 characters.
button-announce = 📣 Send it
announce-begun = It is on its way, behind everybody’s answers.
announcement = From those who run this bot

# The plan
command-plan = Prepare for the day of an interview
plan-ask = <b>When is your interview?</b> Tap a time, or write the date: <code>/plan 2027-01-20</code>. What is new is then spread over the days, and the last days are for repeating.
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
plan-new = Not seen yet: { $unseen }. With { $each } new a day, all will have come in time.
plan-no-new = Now only repeating; what is left unseen ({ $unseen }) may stay so.
plan-all-seen = You have seen every question.
plan-recall = Of what you have seen, about { $percent }% would be right on that day if you did nothing more. To look at again before it: { $count }.
plan-no-date = I could not read a day within the next year. Write it like <code>/plan 2027-01-20</code>.
button-plan-change = 📅 Another day
button-plan-off = ✖️ No date

# Sureness and mistakes
settings-sureness = Ask how sure I am
sureness-on = yes
sureness-off = no
sure-guessing = 🎲 Guessing
sure-rather = 🤔 Rather sure
sure-certain = 💪 Certain
verdict-overcame = ✨ Last time you fell into a known mistake here. Not this time.
verdict-certain-wrong = You were certain: what surprises is remembered best, so look at the explanation.
verdict-guessed-right = A guess that hit: it comes back sooner, to see whether it sticks.
progress-sureness = When you said how sure you were:
progress-sureness-one = { $right } of { $count } right ({ $percent }%)
progress-mistakes = { $count ->
    [one] One known mistake waits to be overcome.
   *[other] { $shown } known mistakes wait to be overcome.
 }
button-mistakes = 🩹 My mistakes, with new numbers
no-mistakes = No known mistake is waiting: well done.

# Groups
command-group-daily = The group’s daily question (for admins)
command-group-board = The board of the last seven days
command-group-help = What I can do here
group-welcome = <b>Hello, everybody!</b> An admin’s /daily sets an hour: every day I post one machine-learning interview question here, and everybody answers it in private. /board shows how those did who want to be shown. I read nothing else here.
group-admins-only = Only this group’s admins can do that.
group-daily-title = The group’s daily question
group-daily-is-off = Off. Choose an hour, and one question comes every day for the whole group.
group-daily-is-on = On: every day at { $time }.
board-title = Board of the last seven days
board-line = { $right } right at the first try, of { $answered }
board-note = Only those who agreed in private stand here.
board-empty = Nobody stands here yet. Answer a question of this group in private; under the verdict is a button for it.
board-members-only = Only members of that group can stand on its board.
board-agreed = You stand on the group’s board now, as { $name }. You can take that back at any time, also with /board.
board-none = You stand on no group’s board.
board-some = { $number ->
    [one] You stand on { $shown } group’s board.
   *[other] You stand on the boards of { $shown } groups.
  }
board-withdrawn = Taken back: you stand on no group’s board, and your name is deleted.
button-board-on = 🏅 Show me on the group’s board
button-board-off = ↩️ Take it back
settings-daily = Daily question
settings-daily-off = off
settings-zone = Time zone
button-daily = 📅 Daily question

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
slip-factor-where = All of it is right but one factor, which is missing: { $part }.
slip-factor-below = One division seems to be missing.
slip-factor-below-where = All of it is right, but you did not divide by one thing: { $part }.
slip-extra = Something seems to be multiplied or divided by once too often.
slip-extra-where = All of it is right, but one thing is counted once too often: { $part }.
slip-upside = Somewhere you multiplied where a division belongs, or the other way round.
slip-upside-where = All of it is right, but one thing is multiplied by instead of divided by, or the other way round: { $part }.
slip-sum = Somewhere you added what should be multiplied.
slip-sum-where = All of it is right, but these should be multiplied, not added: { $part }.
slip-product = Somewhere you multiplied what should be added.
slip-product-where = All of it is right, but these should be added, not multiplied: { $part }.
slip-term = One part of a sum seems to be missing.
slip-term-where = All of it is right but one part of a sum, which is missing: { $part }.
slip-sign = Somewhere plus and minus have changed places.
slip-sign-where = All of it is right but one sign, plus for minus or minus for plus: { $part }.
slip-exponent = An exponent seems to be off by one.
slip-exponent-where = All of it is right, but one exponent is off by one: { $part }.
slip-power = A power seems to be missing, or to be taken as a product.
slip-power-where = All of it is right, but this stands without its power: { $part }.
slip-power-sign = An exponent seems to have the wrong sign.
slip-power-sign-where = All of it is right, but one exponent has the wrong sign: { $part }.
slip-logarithm = A logarithm seems to be taken to another base.
slip-logarithm-where = All of it is right but the base of a logarithm: { $part }.
slip-no-logarithm = A logarithm seems to be missing.
slip-no-logarithm-where = All of it is right but a logarithm, which is missing: { $part }.
slip-root = A square root seems to be missing.
slip-root-where = All of it is right but a square root, which is missing: { $part }.
slip-rounding = Something seems to be rounded in the wrong direction.
slip-rounding-where = All of it is right, but this is rounded in the wrong direction: { $part }.
slip-no-rounding = Something here has to be a whole number.
slip-no-rounding-where = All of it is right, but this has to be rounded to a whole number: { $part }.
slip-larger-smaller = You seem to have taken the larger of two where the smaller counts, or the other way round.
slip-larger-smaller-where = All of it is right, but you took the larger where the smaller counts, or the other way round: { $part }.
slip-off-by-one = Something seems to be counted one too many or one too few.
slip-off-by-one-where = All of it is right, but this is taken one too many or one too few: { $part }.
slip-swapped = Two numbers of the question seem to have changed places.
slip-swapped-where = All of it is right, but these have changed places: { $part }.
slip-bits = Between your number and the right one lies a factor of exactly 8: bits and bytes are mixed up.
slip-bits-where = Yours is exactly 8 times too { $side ->
    [large] large: bits and bytes are mixed up.
   *[small] small: bits and bytes are mixed up.
 }
slip-prefix = The factor between your number and the right one is made of 1024/1000: the prefixes of two and of ten are mixed up.
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
slip-inverse = A division seems to stand upside down.
slip-inverse-where = The whole fraction stands upside down.
slip-complement = That seems to be the rest, not the share that is asked for.
slip-complement-where = Yours and the right number make 1 together: you gave the rest.
slip-negative = A sign seems to be wrong.
slip-negative-where = Only the sign is wrong.
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
size-ten-large = It is too large, by about a power of ten.
size-ten-small = It is too small, by about a power of ten.
size-tens-large = It is too large, by more than a power of ten.
size-tens-small = It is too small, by more than a power of ten.
size-eight = Between your number and the right one lies a factor of exactly 8. Do bits and bytes play a part?
size-eight-large = It is exactly 8 times too large. Do bits and bytes play a part?
size-eight-small = It is exactly 8 times too small. Do bits and bytes play a part?
size-binary = The factor between your number and the right one is made of exactly 1024/1000.
size-binary-large = It is too large, by a factor made of exactly 1024/1000.
size-binary-small = It is too small, by a factor made of exactly 1024/1000.
size-only-large = It is too large.
size-only-small = It is too small.
size-sign = It lies on the wrong side of zero.
