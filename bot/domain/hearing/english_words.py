"""English words by what they do in a sentence: borders, verbs, denials and what only looks like one. ``a|b`` are alternatives."""

from __future__ import annotations

FILLERS = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "to",
        "very",
        "is",
        "are",
        "be",
        "was",
        "were",
        "been",
        "being",
        "really",
        "quite",
        "so",
        "just",
        "basically",
        "simply",
        "pretty",
        "also",
        "its",
        "it",
        "ur",
        "your",
        "my",
        "our",
        "their",
        "this",
        "that",
        "these",
        "those",
        "as",
        "such",
        "about",
        "by",
        "at",
        "up",
        "down",
        "out",
        "then",
        "already",
        "actually",
        "rather",
        "then",
        "with",
        "w",
        "like",
    ]
)
CONTRACTED = {
    "can't": "can not", "cannot": "can not", "won't": "will not", "shan't": "shall not", "ain't": "is not",
    "cant": "can not", "dont": "do not", "doesnt": "does not", "didnt": "did not", "isnt": "is not", "arent": "are not",
    "wasnt": "was not", "wont": "will not", "wouldnt": "would not", "shouldnt": "should not", "couldnt": "could not",
    "hasnt": "has not", "havent": "have not", "aint": "is not", "neednt": "need not", "mustnt": "must not",
    "u": "you", "ur": "your", "thats": "that is", "theres": "there is", "whats": "what is", "gonna": "going to",
    "gotta": "got to", "wanna": "want to", "w": "with", "bc": "because", "cuz": "because", "cos": "because",
    "coz": "because", "cause": "because", "b/c": "because", "tho": "though", "smth": "something", "ppl": "people",
    "lemme": "let me", "idk": "i do not know", "nah": "no", "nope": "no", "it's": "it is", "that's": "that is",
    "there's": "there is", "alot": "a lot", "w/o": "without", "thru": "through", "coz of": "because of",
}  # fmt: skip
NUMBERS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "sixteen": 16, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "eighty": 80, "ninety": 90, "hundred": 100, "half": 0.5,
}  # fmt: skip
SCALES = {"hundred": 100, "thousand": 1000, "k": 1000, "million": 10**6, "billion": 10**9}
BORDERS = frozenset(
    [
        "but",
        "however",
        "because",
        "although",
        "though",
        "while",
        "whereas",
        "if",
        "when",
        "whenever",
        "which",
        "since",
        "unless",
        "where",
        "otherwise",
        "thus",
        "therefore",
        "hence",
        "yet",
        "except",
    ]
)
AUXILIARIES = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "am",
        "do",
        "does",
        "did",
        "can",
        "could",
        "will",
        "would",
        "should",
        "shall",
        "must",
        "may",
        "might",
        "need",
        "needs",
        "has",
        "have",
        "had",
        "got",
    ]
)
NOUNS_TOO = frozenset(
    [
        "sum",
        "use",
        "sort",
        "split",
        "cost",
        "run",
        "work",
        "change",
        "test",
        "check",
        "copy",
        "cut",
        "fit",
        "hold",
        "end",
        "start",
        "measure",
        "report",
        "drop",
        "find",
        "compute",
        "scale",
        "store",
        "limit",
        "bound",
        "share",
        "trade",
        "keep",
        "recompute",
        "average",
        "round",
        "overflow",
        "underflow",
        "overflows",
        "underflows",
        "loop",
        "loops",
        "steps",
        "call",
        "calls",
        "costs",
        "that",
    ]
)
SURE_VERBS = AUXILIARIES | frozenset(
    [
        "gets",
        "get",
        "goes",
        "grows",
        "means",
        "makes",
        "gives",
        "uses",
        "keeps",
        "becomes",
        "stays",
        "stores",
        "saves",
        "loses",
        "adds",
        "computes",
        "depends",
        "helps",
        "i",
        "you",
        "we",
        "they",
        "it",
        "he",
        "she",
        "this",
    ]
)
"""Words that only a sentence has, and no list of names."""
VERBS = AUXILIARIES | frozenset(
    [
        "gets",
        "get",
        "goes",
        "go",
        "grow",
        "grows",
        "means",
        "mean",
        "makes",
        "make",
        "takes",
        "take",
        "gives",
        "give",
        "uses",
        "use",
        "costs",
        "cost",
        "keeps",
        "keep",
        "needs",
        "need",
        "depends",
        "depend",
        "helps",
        "help",
        "becomes",
        "become",
        "stays",
        "stay",
        "scales",
        "scale",
        "stores",
        "store",
        "saves",
        "save",
        "loses",
        "lose",
        "adds",
        "add",
        "computes",
        "compute",
        "trains",
        "train",
        "runs",
        "run",
        "works",
        "work",
        "changes",
        "change",
        "knows",
        "know",
        "prevents",
        "prevent",
        "avoids",
        "avoid",
        "choose",
        "chooses",
        "divides",
        "divide",
        "happens",
        "happen",
        "comes",
        "come",
        "matters",
        "matter",
        "exists",
        "exist",
        "wait",
        "waits",
        "overflows",
        "overflow",
        "underflows",
        "underflow",
        "multiply",
        "sum",
        "subtract",
        "lets",
        "let",
        "wants",
        "want",
        "i",
        "you",
        "we",
        "they",
        "it",
        "he",
        "she",
        "there",
        "that",
        "this",
        "everybody",
        "everyone",
        "nobody",
        "nothing",
    ]
)
SURE_VERBS |= VERBS - NOUNS_TOO
SILENT_AFTER_NOT = frozenset({"only", "just", "merely", "simply"})
PREDICATES = (
    "irrelevant|useless|pointless|meaningless|nonsense|unrelated|unaffected|unnecessary|needless|false|untrue|incorrect|impossible"
    "|myth|marketing|bogus|rubbish|bullshit|overrated|immaterial|superfluous|redundant|fallacy",
    "no use|effect|difference|sense|influence|role|part|impact|point|bearing|connection|relation|relevance|problem|issue|need|way",
    "waste time", "naive|naïve answer|guess|view", "is|are|was|be|sounds wrong", "nothing to do with", "beside point", "makes|make little sense", "is|are lie",
    "saves|gives|brings|achieves|makes|offers|buys no|nothing", "out question",
)  # fmt: skip
"""What denies all of its clause."""
ENDINGS = (
    "makes|make no|little|zero sense", "is|are|sounds wrong|false|nonsense|untrue|incorrect|rubbish|bullshit", "is|are myth|lie|misconception|fallacy",
)  # fmt: skip
"""What, at a sentence's end, denies all that is said about it, up to a turn."""
ATTITUDES = (
    "doubt|disagree|deny|refute|reject|dispute|unlikely|implausible|hardly|barely|scarcely",
    "wrong|false|incorrect|untrue|mistaken|misleading|hard|difficult to say|claim|think|believe|assume|suggest",
    "no reason|evidence|truth|basis to|that|for|in", "not think|say|know|believe|agree|accept|buy|see|mean|claim|follow|imply|suppose",
    "never heard|seen|said|understood", "not true|correct|right|clear|obvious|convinced|case", "far from", "contrary to",
    "false|untrue|wrong|incorrect|myth|misconception|nonsense|fallacy|mistake that|to", "error that", "can not confirm|said", "refuse to",
    "nobody|none|who says|claims|believes|thinks", "no one|body says|claims|believes|thinks", "not question|matter of", "not because",
    "against idea|claim", "not as if|though", "despite|against what people|they|some",
    "people|folks|many|most|some|others|everyone|everybody|beginners|students|candidates|newcomers often|sometimes|always|usually|still|would|will|might|may think|believe|assume|expect|imagine|guess",
    "people|folks|many|most|some|others|everyone|everybody|beginners|students|candidates|newcomers think|believe|assume|expect|imagine",
    "one|you|someone|somebody could|might|may|would think|believe|assume|expect|guess|imagine|argue", "tempting think|say|assume|believe|use|take|just",
    "common|usual|classic|typical mistake|error|misconception|trap|pitfall|belief is|would|was", "naive|naïve|first|obvious guess|thought|intuition|answer|view is|was|would|says",
    "used|use think|believe", "at first glance|sight|look",
)  # fmt: skip
"""What denies the rest of the sentence, up to a but."""
SENTENCE_BEFORE = (
    "that|this|which is|are|sounds|seems wrong|false|nonsense|untrue|incorrect|rubbish|bullshit|not", "not believe|think|agree|buy that|it|this|so",
    "all that|this is false|wrong|nonsense", "none that|this|it", "doubt that|it|this",
)  # fmt: skip
"""What, alone in a sentence, denies the one before."""
NOT_CUES = (
    "no worry|worries|idea why|panic",
    "not only|just|merely|simply", "no doubt|wonder|matter|longer|loss|surprise|question|later|sooner", "no one|body denies|doubts|disputes|questions",
    "nobody denies|doubts|disputes|questions", "not mention|forget|sure|certain|deny|doubt|dispute|without|magic|rocket|surprising|surprisingly|coincidence|unusual|uncommon"
    "|secret|mystery|remember|until|bad", "not forget|worry|ignore|overlook", "can not deny|ignore|overlook|stress|emphasize|overstate|denied|ignored|overstated",
    "why|if|or not", "no denying|disputing|doubting|exception|secret|wrong|idea|joke", "without doubt|question", "not surprised|underestimated|forgotten|ignored|denied",
    "never forget|mind", "not for nothing", "nothing but|less", "no more no less", "not know if|exactly|remember|much", "not hard|difficult see", "not other way",
)  # fmt: skip
"""What only looks like a denial."""
TURNS = frozenset(
    [
        "so",
        "because",
        "since",
        "but",
        "however",
        "although",
        "while",
        "whereas",
        "though",
        "thus",
        "therefore",
        "hence",
    ]
)
ANSWERS = frozenset({"no", "yes", "nope", "yeah", "well", "sure"})
"""What stands alone before a sentence that says more."""
COMMON = frozenset(
    "about above after again almost along alone already among amount another anyway apart around aware based became been before began behind"
    " being below beside better beyond bother bought bound break bring broke brought build built called carry catch cause cheap check choose chose"
    " claim class clean clear clock close comes could count cover cross decent depth didnt doing doubt drawn drive earth either empty enough enter"
    " entire equal event every exact extra faced facts falls false feels fewer field fifth fight final finds first fixed flush focus force forms"
    " forth found fresh front funny given gives going grade grant great green group grown guess happy heard heavy helps hence hours house"
    " human ideal image inner input issue items itself joint judge keeps kinds known knows lacks laid later layer learn least leave level lines lived"
    " loads local logic looks loose lower lucky maybe means might minus mixed model money month moved moves needs never night nodes noise north noted"
    " occur often older opens order other ought outer owned pages paper parts party phase piece place plain point power press price prime prior proof"
    " proud prove quick quiet quite raise range rapid reach ready refer reply right round rough rules saves says scene sense serve shall shape shaped"
    " sharp sheet shift shown shows sides sight since skips sleep slice slows small solid solve sorry sound south space spare speak spend split spots"
    " stack staff stage stand start state stays steps still stick stock stood story stuff style sugar table taken takes taste teach terms thank that"
    " their theme there these thick thing things think thinks third thirds those three threw throw tight tiles times title today total touch tough"
    " track train treat trend trial trick tried truth twice types under undid units until upper usage using usual value video views visit voice waits"
    " wants waste watch water where which while white whole whose wider wins woman words works world worry worse worst worth would write wrong years"
    " yield young yours really nothing something anything everything however through though without within between because should doesnt".split()
)
"""Everyday words, none of which is a trade word mistyped."""
NOES = frozenset(
    "no not never neither none nothing hardly barely doubt nonsense irrelevant useless pointless unrelated unnecessary unlikely wrong false myth".split()
)
"""What an answer to a question begins with that denies it."""
LEADING_IN = frozenset(
    "i it that they these this those we you is are was were am be do does did will would can have has had well honestly actually really very much"
    " think say of course to me in my opinion the a an just quite".split()
)
"""What may stand before it."""
ASKING = frozenset("why how what which when where who whose".split())
OTHERS = frozenset(
    "people folks ppl everyone everybody others colleague coworker friend friends someone somebody beginners students candidates they".split()
)
"""Whose words they are that a clause tells, where one of these begins it."""
CONDITIONS = frozenset(
    "when whenever if unless since because although though while once after before until where".split()
)
"""What begins a clause that a comma ends."""
SUBJECTS = frozenset("they it you we i there".split())
"""What begins a clause behind a comma, before a verb."""
