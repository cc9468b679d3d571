"""Builds on a Spark cluster: documents from any Hadoop path, the same steps as on one machine, N-Quads in parts."""

from kg.cluster.building import Cluster, build_on_cluster

__all__ = ["Cluster", "build_on_cluster"]
