package org.mixedmodels.benchmarks.speed;

import java.util.List;
import java.util.Locale;

/** Prints measurements: a line per case, the parts of our fits, and a table for the README. */
final class SpeedTable {

    private SpeedTable() {}

    static String header() {
        return "case ours_seconds peer_seconds ratio peak_MB criterion_difference";
    }

    static String line(SpeedResult result) {
        return String.join(
                " ",
                result.speedCase().name(),
                number("%.5f", result.ours("seconds")),
                number("%.4f", result.peer("seconds")),
                number("%.5f", result.ratio()),
                number("%.0f", result.ours("peak")),
                number("%.1e", result.criterionDifference()));
    }

    static String partsHeader() {
        return "case cold_seconds warm_seconds of_which_reading bare_pass bare_pass_one_thread warm/pass"
                + " warm/pass_one_thread evaluations peer_evaluations";
    }

    static String parts(SpeedResult result) {
        double pass = result.ours("pass");
        double one = result.ours("pass1");
        return String.join(
                " ",
                result.speedCase().name(),
                number("%.4f", result.ours("cold")),
                number("%.5f", result.ours("seconds")),
                number("%.5f", result.ours("reading")),
                number("%.5f", pass),
                number("%.5f", one),
                number("%.2f", result.ours("seconds") / pass),
                number("%.2f", result.ours("seconds") / one),
                number("%.0f", result.ours("evaluations")),
                number("%.0f", result.peer("evaluations")));
    }

    static String markdown(List<SpeedResult> results) {
        StringBuilder text = new StringBuilder();
        text.append("| case | ours, warm (first) | lme4 | ratio | peak heap | criterion minus lme4's |\n");
        text.append("|---|---:|---:|---:|---:|---:|\n");
        for (SpeedResult result : results) {
            text.append(String.format(
                    "| %s, `%s`, %s | %s (%s) | %s | %s | %s | %s |%n",
                    result.speedCase().description(),
                    result.speedCase().formula().replace("|", "\\|"),
                    result.speedCase().estimation(),
                    seconds(result.ours("seconds")),
                    seconds(result.ours("cold")),
                    seconds(result.peer("seconds")),
                    Double.isFinite(result.ratio()) ? "1/" + number("%.0f", 1 / result.ratio()) : "-",
                    number("%.0f MB", result.ours("peak")),
                    number("%.1e", result.criterionDifference())));
        }
        return text.append('\n').append(footnote(results)).toString();
    }

    private static String footnote(List<SpeedResult> results) {
        String version = results.stream()
                .map(r -> r.peer().get("version"))
                .filter(v -> v != null)
                .findFirst()
                .orElse("lme4 was not run");
        return Machine.description() + "; " + version + ".";
    }

    private static String seconds(double value) {
        return value < 1 ? number("%.2f ms", 1e3 * value) : number("%.2f s", value);
    }

    private static String number(String format, double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : "-";
    }
}
