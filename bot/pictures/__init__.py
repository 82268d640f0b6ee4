"""Pictures drawn by Typst from descriptions: tables, trees, bits, curves, bars, grids and formulas."""
