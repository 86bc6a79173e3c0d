// The suite's first test comes with its module's first capability.
