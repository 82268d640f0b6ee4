"""A small whole drill and topic, for tests to plant faults in."""

from pathlib import Path

DRILL = """\
revision: 1
level: E
kind: number
title: {en: Time on the wire, fa: زمان انتقال}
text:
  en: A link carries $<< speed >>$ GB/s. How long do $<< size >>$ GB take?
  fa: پیوندی $<< speed >>$ گیگابایت بر ثانیه می‌برد. $<< size >>$ گیگابایت چقدر طول می‌کشد؟
instructions: {en: Answer in milliseconds., fa: به میلی‌ثانیه پاسخ دهید.}
unit: ms
tolerance: {relative: 0.01}
parameters:
  speed: {canonical: 25, choices: [12.5, 25, 50, 100]}
  size: {canonical: 7, from: 1, to: 40}
constraints:
  - size != speed
let:
  seconds: size / speed
answer: 1000 * seconds
oracle: size * 1000 / speed
hints:
  - {en: Divide the amount by the speed., fa: مقدار را بر سرعت تقسیم کنید.}
  - {en: A second has 1000 ms., fa: هر ثانیه ۱۰۰۰ میلی‌ثانیه است.}
names:
  speed: {en: the speed, fa: سرعت}
steps:
  - ask: {en: How many seconds do $<< size >>$ GB take?, fa: $<< size >>$ گیگابایت چند ثانیه طول می‌کشد؟}
    answer: seconds
    oracle: size * (1 / speed)
    tolerance: {relative: 0.01}
    tell: {en: It is $<< seconds | digits(4) >>$ seconds., fa: $<< seconds | digits(4) >>$ ثانیه است.}
because: {en: More data takes longer than << seconds | digits(3) >> s., fa: دادهٔ بیشتر از << seconds | digits(3) >> ثانیه طول می‌کشد.}
misconceptions:
  - id: upside-down
    value: 1000 * speed / size
    feedback: {en: More data must take longer., fa: دادهٔ بیشتر باید زمان بیشتری ببرد.}
explanation:
  en: |
    It takes $\\frac{<< size >>}{<< speed >>}$ s.
  fa: |
    این $\\frac{<< size >>}{<< speed >>}$ طول می‌کشد.
why: {en: Whoever sizes a cluster does this daily., fa: هر کس خوشه‌ای را برآورد می‌کند هر روز این کار را می‌کند.}
"""

TOPIC = """\
position: 1
title: {en: Links, fa: پیوندها}
level: E
drills: [wire]
question:
  revision: 1
  text: {en: What limits a link?, fa: چه چیزی پیوند را محدود می‌کند؟}
  hints:
    - {en: Think of speed., fa: به سرعت فکر کنید.}
    - {en: Think of distance., fa: به فاصله فکر کنید.}
  points:
    - id: speed
      weight: 1
      text: {en: Bandwidth, fa: پهنای باند}
      phrases: {en: [bandwidth], fa: [پهنای باند]}
    - id: distance
      weight: 1
      text: {en: Latency, fa: تأخیر}
      phrases: {en: [latency], fa: [تأخیر]}
    - id: loss
      weight: 1
      text: {en: Loss, fa: گم‌شدن بسته‌ها}
      phrases: {en: [packet loss], fa: [گم‌شدن بسته‌ها]}
  model_answer:
    en: It is limited by bandwidth, by latency, and by packet loss.
    fa: پهنای باند و تأخیر و گم‌شدن بسته‌ها آن را محدود می‌کند.
  wrong_claims:
    - {en: Only speed counts., fa: فقط سرعت مهم است.}
  why: {en: It is the first thing to ask., fa: نخستین پرسش همین است.}
  sources:
    - {name: A book, year: 2020}
  follow_up: wire
"""


def write_content(folder: Path, drill: str = DRILL, topic: str = TOPIC) -> Path:
    """A content folder with one topic `links` and one drill `wire`."""
    (folder / "links").mkdir(parents=True)
    (folder / "links" / "wire.yaml").write_text(drill, encoding="utf-8")
    (folder / "links" / "topic.yaml").write_text(topic, encoding="utf-8")
    return folder
