"""The nouns of the product; they import nothing above them."""
