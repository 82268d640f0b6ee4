"""Solutions of the code questions beside the tasks' own examples: right ones, and subtly wrong ones by the group of their first failure."""

from __future__ import annotations

GRID = "    x, y, z = np.ogrid[:volume.shape[0], :volume.shape[1], :volume.shape[2]]\n"
SQUARED = "(x - roi[0]) ** 2 + (y - roi[1]) ** 2 + (z - roi[2]) ** 2"


def mask(body: str) -> str:
    return f"def make_mask(volume, roi, radius):\n{body}\n"


def mean(body: str) -> str:
    return f"def mean(x):\n{body}\n"


RIGHT: dict[str, list[str]] = {
    "make_mask": [
        mask(f"{GRID}    return np.sqrt({SQUARED}) < radius"),
        mask(f"{GRID}    r = max(radius, 0.0)\n    return {SQUARED} < r * r"),
        mask(
            "    inside = lambda i, j, k: (i - roi[0])**2 + (j - roi[1])**2 + (k - roi[2])**2 < radius**2\n"
            "    m = np.fromfunction(inside, volume.shape)\n    return m if radius > 0 else np.zeros(volume.shape, dtype=bool)"
        ),
        mask(
            "    a, b, c = ((np.arange(n) - p) ** 2 for n, p in zip(volume.shape, roi))\n"
            "    d = a[:, None, None] + b[None, :, None] + c[None, None, :]\n    out = np.zeros(volume.shape)\n"
            "    if radius > 0:\n        out[d < radius ** 2] = 1\n    return out"
        ),
        "import numpy\n\nclass Ball:\n    def __init__(self, centre, radius):\n        self.centre, self.radius = centre, radius\n\n"
        "    def covers(self, shape):\n        points = numpy.indices(shape).reshape(3, -1).T\n"
        "        return numpy.linalg.norm(points - numpy.asarray(self.centre, float), axis=1) < self.radius\n\n"
        "def make_mask(volume, roi, radius):\n    return Ball(roi, radius).covers(volume.shape).reshape(volume.shape)\n",
        "from __future__ import annotations\nfrom numpy import hypot, ogrid\n\n"
        "make_mask = lambda volume, roi, radius: (lambda x, y, z: hypot(hypot(x - roi[0], y - roi[1]), z - roi[2]) < radius)"
        "(*ogrid[tuple(slice(n) for n in volume.shape)])\n",
    ],
    "mean": [
        "from fractions import Fraction\nfrom functools import reduce\nimport typing\n\ndef mean(x) -> typing.Any:\n"
        "    return float(reduce(lambda a, v: a + Fraction(v), x.tolist(), Fraction(0)) / len(x))\n",
        "from decimal import Decimal, localcontext\n\ndef mean(x):\n    with localcontext() as context:\n        context.prec = 1500\n"
        "        return float(sum(map(Decimal, x.tolist())) / len(x))\n",
        mean(
            "    ratios = [float(v).as_integer_ratio() for v in x]\n    bottom = max(q for _, q in ratios)\n"
            "    return sum(p * (bottom // q) for p, q in ratios) / (bottom * len(ratios))"
        ),
        mean(
            "    # floats of one exponent are added as whole numbers\n    m, e = np.frexp(x)\n    w = np.ldexp(m, 53).astype(np.int64)\n    total = 0\n"
            "    for power in np.unique(e):\n        here = w[e == power]\n"
            "        total += (int((here >> 26).sum()) * 2**26 + int((here & (2**26 - 1)).sum())) << int(power) + 1100\n"
            "    return total / (len(x) << 1153)"
        ),
        "def exact(v):\n    p, q = float(v).as_integer_ratio()\n    return p * (2**1074 // q)\n\ndef mean(x):\n    return sum(map(exact, x)) / (len(x) * 2**1074)\n",
    ],
}

WRONG: dict[str, list[tuple[str, str]]] = {
    "make_mask": [
        # a copy of the scan as the mask
        ("values", mask(f"{GRID}    mask = volume.copy()\n    mask[({SQUARED} < radius**2) & (radius > 0)] = 1\n    return mask")),
        # what the scan holds counts too
        ("values", mask(f"{GRID}    return (volume != 0) | (({SQUARED} < radius**2) & (radius > 0))")),
        ("values", mask(f"{GRID}    return np.where(({SQUARED} < radius**2) & (radius > 0), 1, volume)")),
        ("values", mask(f"{GRID}    return (({SQUARED} < radius**2) & (radius > 0)) * np.maximum(volume, 1)")),
        # written into the caller's scan
        ("small", mask(f"{GRID}    volume[...] = ({SQUARED} < radius**2) & (radius > 0)\n    return volume")),
        ("values", mask(f"{GRID}    inside = ({SQUARED} < radius**2) & (radius > 0)\n    volume *= 0\n    return inside")),
        ("small", mask(f"{GRID}    m = np.asarray(volume)\n    m[...] = 0\n    m[({SQUARED} < radius**2) & (radius > 0)] = 1\n    return m")),
        # the centre is moved in place
        ("small", mask(f"    if isinstance(roi, (list, np.ndarray)):\n        roi[0] += 0.25\n        roi[0] -= 0.125\n{GRID}    return ({SQUARED} < radius**2) & (radius > 0)")),
        # nothing comes back
        ("small", mask(f"{GRID}    m = ({SQUARED} < radius**2) & (radius > 0)")),
        # remembered by shape alone, so the second centre gets the first one's ball
        ("edge", "memo = {}\n" + mask(f"{GRID}    key = (volume.shape, float(radius))\n    if key not in memo:\n"
            f"        memo[key] = ({SQUARED} < radius**2) & (radius > 0)\n    return memo[key]")),
        # small whole numbers overflow
        ("large", mask("    x, y, z = np.ogrid[:volume.shape[0], :volume.shape[1], :volume.shape[2]]\n"
            "    d = [(g - c).astype(np.float32) for g, c in zip((x, y, z), roi)]\n    return (d[0]**2 + d[1]**2 + d[2]**2 < np.float32(radius**2)) & (radius > 0)")),
        # float32 coordinates
        ("large", mask("    x, y, z = (np.arange(n, dtype=np.float32) for n in volume.shape)\n    a, b, c = (np.float32(p) for p in roi)\n"
            "    return ((x - a)[:, None, None]**2 + (y - b)[None, :, None]**2 + (z - c)[None, None, :]**2 < np.float32(radius)**2) & (radius > 0)")),
        # a centre outside is pulled in
        ("outside", mask(f"    roi = [p if -1 <= p <= n else np.clip(p, 0, n - 1) for p, n in zip(roi, volume.shape)]\n{GRID}    return ({SQUARED} < radius**2) & (radius > 0)")),
        # a mask of distances
        ("small", mask(f"{GRID}    return np.sqrt({SQUARED}) * (({SQUARED} < radius**2) & (radius > 0))")),
        # the ball is a diamond
        ("small", mask(f"{GRID}    return abs(x-roi[0]) + abs(y-roi[1]) + abs(z-roi[2]) < radius")),
        # the corner of a cube, not a ball
        ("small", mask(f"{GRID}    return np.maximum(np.maximum(abs(x-roi[0]), abs(y-roi[1])), abs(z-roi[2])) < radius")),
        # the volume taken for a cube
        ("non-cubic", mask("    n = volume.shape[0]\n    x, y, z = np.ogrid[:n, :n, :n]\n" f"    return ({SQUARED} < radius**2) & (radius > 0)")),
        # x and z exchanged in the result
        ("edge", mask("    z, y, x = np.ogrid[:volume.shape[0], :volume.shape[1], :volume.shape[2]]\n" f"    return ({SQUARED} < radius**2) & (radius > 0)")),
        # the centre always counts
        (
            "zero-radius",
            mask(f"{GRID}    m = np.sqrt({SQUARED}) < radius\n    c = tuple(int(round(float(p))) for p in roi)\n"
                 "    if radius >= 0 and all(0 <= p < n for p, n in zip(c, volume.shape)) and all(float(p) == q for p, q in zip(roi, c)):\n"
                 "        m[c] = True\n    return m"),
        ),
        # 32 bits are too few for large coordinates
        (
            "large",
            mask("    x, y, z = (g.astype(np.float32) for g in np.ogrid[:volume.shape[0], :volume.shape[1], :volume.shape[2]])\n"
                 "    a, b, c = np.asarray(roi, np.float32)\n    return np.sqrt((x-a)**2 + (y-b)**2 + (z-c)**2) < np.float32(radius)"),
        ),
        # a sub-box of 2r-1, right only for whole radii on the grid
        (
            "off-grid",
            mask("    m = np.zeros(volume.shape, bool)\n    if radius <= 0:\n        return m\n    r = int(radius)\n"
                 "    s = tuple(slice(max(0, int(p) - r), max(0, int(p) + r + 1)) for p in roi)\n"
                 f"{GRID}    ball = {SQUARED} < radius**2\n    m[s] = ball[s]\n    return m"),
        ),
    ],
    "mean": [
        # one scale for all
        ("small", mean("    return float(np.sum(x.astype(np.float32))) / len(x)")),
        ("overflow", mean("    from fractions import Fraction\n    total = sum(map(Fraction, x.tolist()))\n    return float(total) / len(x)")),
        ("cancellation", mean("    return float(sum(sorted(x.tolist(), key=abs)) / len(x))")),
        ("cancellation", mean("    h = len(x) // 2\n    if len(x) < 3:\n        return math.fsum(v / len(x) for v in x)\n    return (mean(x[:h]) * h + mean(x[h:]) * (len(x) - h)) / len(x)")),
        # the caller's array is sorted
        ("small", mean("    x[::-1].sort()\n    from statistics import mean as exact\n    return exact(x.tolist())")),
        ("zeros", mean("    x += 0.0\n    from statistics import mean as exact\n    return exact(x.tolist())")),
        # remembered by length
        ("zeros", "memo = {}\n" + mean("    import statistics\n    return memo.setdefault(len(x), statistics.mean(x.tolist()))")),
        ("small", mean("    total = sum(x.tolist())")),
        ("denormal", mean("    from decimal import Decimal, getcontext\n    getcontext().prec = 700\n    return float(sum(Decimal(v) for v in x.tolist()) / len(x)) * (1 + 1e-17) // 5e-320 * 5e-320 if np.abs(x).max() < 1e-300 else float(sum(Decimal(v) for v in x.tolist()) / len(x))")),
        # the starter as it is; the built-in sum corrects itself from Python 3.12 on
        ("cancellation", mean("    total = 0.0\n    for v in x:\n        total += v\n    return total / len(x)")),
        ("cancellation", mean("    total = lost = 0.0\n    for v in x:\n        y = v - lost\n        t = total + y\n        lost = (t - total) - y\n        total = t\n    return total / len(x)")),
        ("cancellation", mean("    return np.sort(x).sum() / len(x)")),
        ("small", mean("    return np.mean(x.astype(np.float32))")),
        ("cancellation", mean("    m = 0.0\n    for n, v in enumerate(x, 1):\n        m += (v - m) / n\n    return m")),
        ("cancellation", mean("    return math.fsum(x / len(x))")),
        # Klein's correction of the correction: three magnitudes, but not four
        (
            "three-scales",
            mean("    k = 2.0**-60 if np.abs(x).max() > 1e290 else 1.0\n    s = c = cc = 0.0\n    for v in x * k:\n"
                 "        t = s + v\n        e = (s - t) + v if abs(s) >= abs(v) else (v - t) + s\n        s = t\n"
                 "        t = c + e\n        ee = (c - t) + e if abs(c) >= abs(e) else (e - t) + c\n        c = t\n        cc += ee\n"
                 "    return (s + c + cc) / len(x) / k"),
        ),
        # scales everything where something is large
        ("overflow-and-tiny", mean(
            "    largest = max(abs(v) for v in x)\n    k = 70 if largest > 1e200 else 0\n"
            "    return math.ldexp(math.fsum(math.ldexp(v, -k) for v in x) / len(x), k)"
        )),
        # scales everything once the sum overflows
        ("overflow-and-tiny", "import math\n\ndef mean(x):\n    with np.errstate(all='ignore'):\n        try:\n            total = math.fsum(x)\n"
        "        except OverflowError:\n            return 4.0**40 * (math.fsum(x / 4.0**40) / x.size)\n    return total / x.size\n"),
        # Shewchuk's partial sums by hand, scaled where something is large
        ("overflow-and-tiny", mean(
            "    scale = 2.0**-80 if np.abs(x).max() > 1e280 else 1.0\n    partials = []\n    for v in x * scale:\n        v = float(v)\n"
            "        kept = 0\n        for p in partials:\n            if abs(v) < abs(p):\n                v, p = p, v\n            high = v + p\n"
            "            low = p - (high - v)\n            if low:\n                partials[kept] = low\n                kept += 1\n            v = high\n"
            "        partials[kept:] = [v]\n    total = 0\n    for p in partials:\n        n, d = p.as_integer_ratio()\n        total += n * (2**1200 // d)\n"
            "    return total / (2**1200 * len(x)) / scale"
        )),
    ],
}  # fmt: skip
