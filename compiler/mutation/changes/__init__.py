"""What can be changed in a part of an agreement, one file for each family of parts."""
