"""The one folder that speaks Telegram."""

import os

# PTB decides by this whether time periods are timedeltas; without it each of them warns that it is going to be one.
os.environ.setdefault("PTB_TIMEDELTA", "true")
