# classrooms
library(nlme)
d$track <- factor(d$track, levels = c("arts", "science", "sport"))
m <- lme(I(score - baseline) ~ age, random = list(school = pdCompSymm(~ 0 + track)), data = d, method = "REML", weights = varFixed(~ I(1 / precision)), na.action = na.omit)
summary(m)
