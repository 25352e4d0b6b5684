# Writes a data set of lme4 to a folder: Rscript export.R <name> <folder>
arguments <- commandArgs(trailingOnly = TRUE)
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "columns.R"))
data <- get(data(list = arguments[1], package = "lme4"))
write_columns(data, arguments[2])
