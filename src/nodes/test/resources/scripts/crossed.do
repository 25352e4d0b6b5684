* penicillin
egen long sample_g = group(sample)
mixed diameter || _all: R.sample_g || plate:, reml
