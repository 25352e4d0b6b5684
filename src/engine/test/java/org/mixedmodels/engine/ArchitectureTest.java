package org.mixedmodels.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The directions of the engine's packages. */
@AnalyzeClasses(packages = "org.mixedmodels.engine", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String BASE = "org.mixedmodels.engine.";

    private static ArchRule only(String from, String... to) {
        String[] allowed = new String[to.length + 6];
        allowed[0] = BASE + from;
        allowed[1] = "java..";
        allowed[2] = "org.jspecify..";
        allowed[3] = "org.ejml..";
        allowed[4] = "org.apache.commons.math3..";
        allowed[5] = BASE + "progress";
        for (int i = 0; i < to.length; i++) {
            allowed[i + 6] = BASE + to[i];
        }
        return classes()
                .that()
                .resideInAPackage(BASE + from)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed);
    }

    @ArchTest
    static final ArchRule DATA_IS_A_LEAF = only("data");

    @ArchTest
    static final ArchRule LINALG_IS_A_LEAF = only("linalg");

    @ArchTest
    static final ArchRule COVARIANCE_IS_A_LEAF = only("covariance");

    @ArchTest
    static final ArchRule OPTIMIZE_IS_A_LEAF = only("optimize");

    @ArchTest
    static final ArchRule FORMULA = only("formula", "data", "covariance");

    @ArchTest
    static final ArchRule DESIGN = only("design", "formula", "data", "covariance");

    @ArchTest
    static final ArchRule LIKELIHOOD = only("likelihood", "design", "data", "covariance", "linalg");

    @ArchTest
    static final ArchRule RESULT = only("result", "likelihood", "design", "formula", "covariance");

    @ArchTest
    static final ArchRule FIT =
            only("fit", "result", "likelihood", "optimize", "design", "formula", "data", "covariance");

    @ArchTest
    static final ArchRule INFERENCE =
            only("inference", "fit", "result", "likelihood", "design", "formula", "data", "covariance");

    @ArchTest
    static final ArchRule PREDICT = only("predict", "inference", "result", "likelihood", "design", "formula", "data");

    @ArchTest
    static final ArchRule RESIDUAL = only("residual", "result", "likelihood", "design", "formula", "data");

    @ArchTest
    static final ArchRule EFFECTS = only(
            "effects",
            "residual",
            "inference",
            "fit",
            "result",
            "likelihood",
            "design",
            "formula",
            "data",
            "covariance");

    @ArchTest
    static final ArchRule CENTER = only("center", "data");

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching(BASE + "(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NO_PLATFORM_OR_WINDOWS = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.knime..", "java.awt..", "javax.swing..", "java.io..", "java.nio.file..");

    @ArchTest
    static final ArchRule NO_STANDARD_STREAMS = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule NO_CLOCK = noClasses()
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("java.time..");

    @ArchTest
    static final ArchRule OPTIMISERS_ONLY_IN_OPTIMIZE = noClasses()
            .that()
            .resideOutsideOfPackage(BASE + "optimize")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.commons.math3.optim..", "org.apache.commons.math3.optimization..");
}
