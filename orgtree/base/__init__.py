"""Values that every layer speaks: findings, places, intervals, dates and errors."""
