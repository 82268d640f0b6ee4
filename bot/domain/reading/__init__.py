"""From typed text to a claim: words and signs, each accounted for; several readings are kept, none is guessed."""
