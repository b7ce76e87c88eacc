"""Many cases: here, on a cluster, as they arrive; resumed where an earlier run stopped."""
