"""Values shared by every layer: findings, places, intervals, dates and errors."""
