"""What the files do not say themselves: public views, freshness, plan delivery, statistics, search records."""
