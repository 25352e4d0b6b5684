# classrooms
library(nlme)
d$track <- factor(d$track, levels = c("arts", "science", "sport"))
m <- lme(score ~ 0 + track + age, random = list(school = pdLogChol(~ 1), class = pdIdent(~ 1 + age)), data = d, method = "ML", na.action = na.omit)
summary(m)
