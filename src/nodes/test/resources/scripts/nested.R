# classrooms
library(lme4)
d$sex <- factor(d$sex, levels = c("Female", "Male"))
d$track <- factor(d$track, levels = c("arts", "science", "sport"))
m <- lmer(score ~ age + sex + age:sex + track + (1 | school) + (1 | class:school), data = d, REML = TRUE, weights = precision, offset = baseline)
summary(m)
