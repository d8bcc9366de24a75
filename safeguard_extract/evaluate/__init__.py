"""Plans scored against hand annotations, and two coders against each other."""

from safeguard_extract.evaluate.evaluation import evaluate_coders, evaluate_plans, pairs_at_hand
from safeguard_extract.evaluate.gold import GoldFolder, read_alignments, read_gold

__all__ = ["GoldFolder", "evaluate_coders", "evaluate_plans", "pairs_at_hand", "read_alignments", "read_gold"]
