"""What each part of the year report has to tell, column by column."""
