"""How plans are worded: verbs of duty and deed, words that open or never close a sentence, sentence ends."""
