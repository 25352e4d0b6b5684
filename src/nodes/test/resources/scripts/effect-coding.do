* reactions
encode condition, generate(condition_c)
generate double condition_S_control_ = ((condition == `"control"') - (condition == `"hard"'))
generate double condition_S_easy_ = ((condition == `"easy"') - (condition == `"hard"'))
mixed rt dose ib3.condition_c c.dose#ib3.condition_c || subject: condition_S_control_ condition_S_easy_, covariance(unstructured) mle
contrast g.condition_c // differences from the mean, for mixed compares with a category
