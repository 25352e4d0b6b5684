# classrooms
library(lme4)
d$track <- factor(d$track, levels = c("sport", "arts", "science"))
m <- lmer(score ~ track + age + (1 | school) + (0 + as.numeric(track == "arts") | school) + (0 + as.numeric(track == "science") | school), data = d, REML = TRUE)
summary(m)
