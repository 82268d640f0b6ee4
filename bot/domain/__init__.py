"""What Epsilon knows: questions, answers and how they are judged; no text, no network, no database."""
