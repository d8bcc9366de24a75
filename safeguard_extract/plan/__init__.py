"""From blocks to a plan: outline, priorities, items, leads and dates."""
