# classrooms
library(lme4)
d$track <- factor(d$track, levels = c("arts", "science", "sport"))
contrasts(d$track) <- contr.sum(3)
m <- lmer(score ~ track + age + (1 | school) + (0 + as.numeric(track == "arts"):age | school) + (0 + as.numeric(track == "science"):age | school) + (0 + as.numeric(track == "sport"):age | school), data = d, REML = FALSE)
summary(m)
