"""Fictional sample boards: their sources, and what typesets, scrapes and annotates them."""
