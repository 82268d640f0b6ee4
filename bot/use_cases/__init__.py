"""What a learner can do; each use case returns an outcome after its transaction has committed."""
