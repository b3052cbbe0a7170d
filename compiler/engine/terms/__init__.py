"""What norms are made of: events and their days, persons, quantities, conditions."""
