* classrooms
generate double score_o = score - baseline
encode sex, generate(sex_c)
encode track, generate(track_c)
mixed score_o age ib1.sex_c c.age#ib1.sex_c ib1.track_c || school: || class:, mle
