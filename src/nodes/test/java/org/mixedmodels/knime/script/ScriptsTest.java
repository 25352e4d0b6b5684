package org.mixedmodels.knime.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mixedmodels.engine.inference.DegreesOfFreedom;
import org.mixedmodels.engine.result.LinearMixedModel;
import org.mixedmodels.knime.port.MixedModelPortObject;
import org.mixedmodels.knime.testing.Fits;
import org.mixedmodels.knime.testing.NodeUnderTest;
import org.mixedmodels.knime.testing.TestData;

/**
 * The code for R and Stata, frozen in files. src/reference/scripts.R has run each R file: the criterion that R finds is
 * in criteria.csv, and must be that of the engine. The Stata files were read against the manual of {@code mixed}.
 */
class ScriptsTest {

    /** A model whose code is frozen under a name. */
    private record Case(
            String name, String data, String formula, String estimation, DegreesOfFreedom method, String... options) {

        LinearMixedModel fit() throws Exception {
            NodeUnderTest node = Fits.node(formula, estimation);
            for (String option : options) {
                String[] parts = option.split("=");
                if (parts[0].equals("coding")) {
                    node.with("coding", parts[1]);
                } else {
                    node.withOptional(parts[0], parts[1]);
                }
            }
            return ((MixedModelPortObject) node.run(TestData.table(data))[0]).model();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        String pupils = "score ~ age * sex + track + (1 | school) + (1 | class:school)";
        return Stream.of(
                new Case(
                        "slopes",
                        "sleepstudy",
                        "Reaction ~ Days + (Days | Subject)",
                        "REML",
                        DegreesOfFreedom.RESIDUAL),
                new Case(
                        "nested",
                        "classrooms",
                        pupils,
                        "REML",
                        DegreesOfFreedom.NONE,
                        "weights=precision",
                        "offset=baseline"),
                new Case("offset", "classrooms", pupils, "ML", DegreesOfFreedom.NONE, "offset=baseline"),
                new Case(
                        "effect-coding",
                        "reactions",
                        "rt ~ dose * condition + (1 + condition | subject)",
                        "ML",
                        DegreesOfFreedom.NONE,
                        "coding=EFFECTS"),
                new Case(
                        "categories-uncorrelated",
                        "classrooms",
                        "score ~ track + age + (1 + track || school)",
                        "REML",
                        DegreesOfFreedom.NONE,
                        "coding=LAST"),
                new Case(
                        "deviations-uncorrelated",
                        "classrooms",
                        "score ~ track + age + (1 + track:age || school)",
                        "ML",
                        DegreesOfFreedom.NONE,
                        "coding=EFFECTS"),
                new Case(
                        "crossed",
                        "penicillin",
                        "diameter ~ 1 + (1 | plate) + (1 | sample)",
                        "REML",
                        DegreesOfFreedom.NONE),
                new Case(
                        "crossed-slopes",
                        "reactions",
                        "rt ~ dose + (1 + dose | subject) + (1 | item)",
                        "REML",
                        DegreesOfFreedom.NONE),
                new Case(
                        "compound-symmetry",
                        "classrooms",
                        "score ~ age + homcs(0 + track | school)",
                        "REML",
                        DegreesOfFreedom.NONE,
                        "weights=precision",
                        "offset=baseline"),
                new Case(
                        "equal-variances",
                        "classrooms",
                        "score ~ 0 + track + age + (1 | school) + homdiag(1 + age | class:school)",
                        "ML",
                        DegreesOfFreedom.NONE));
    }

    private static String read(String file) throws IOException {
        try (InputStream in = ScriptsTest.class.getResourceAsStream("/scripts/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void writesWhatRAndStataRead(Case model) throws Exception {
        LinearMixedModel fitted = model.fit();
        assertEquals(read(model.name + ".R"), "# " + model.data + "\n" + RCommand.of(fitted, model.method) + "\n");
        assertEquals(read(model.name + ".do"), "* " + model.data + "\n" + StataCommand.of(fitted, model.method) + "\n");
    }

    /** Within 1e-5: R stops at a slightly other point of the flat top. */
    @ParameterizedTest
    @MethodSource("cases")
    void fitsWhatTheCodeFitsInR(Case model) throws Exception {
        double expected = Arrays.stream(read("criteria.csv").split("\n"))
                .map(line -> line.split(","))
                .filter(cells -> cells[0].equals(model.name))
                .mapToDouble(cells -> Double.parseDouble(cells[1]))
                .findFirst()
                .orElseThrow();
        assertEquals(expected, model.fit().criterion(), 1e-5);
    }
}
