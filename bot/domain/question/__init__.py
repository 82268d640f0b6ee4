"""Questions: topics, open questions, drills, and the variants drawn from them."""
