package org.mixedmodels.runner;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which parts of the runner may know which others. */
@AnalyzeClasses(packages = "org.mixedmodels.runner", importOptions = ImportOption.DoNotIncludeTests.class)
class RunnerArchitectureTest {

    /** Outside of the framework these classes do not exist. */
    @ArchTest
    static final ArchRule ONLY_THE_WORKFLOW_CODE_KNOWS_KNIME = noClasses()
            .that()
            .resideOutsideOfPackage("org.mixedmodels.runner.workflow..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.knime..", "org.mixedmodels.sdk..", "org.mixedmodels.runner.workflow..");

    /** Its bundle imports nothing else. */
    @ArchTest
    static final ArchRule THE_WORKFLOW_CODE_SEES_ITS_BUNDLES_ONLY = classes()
            .that()
            .resideInAPackage("org.mixedmodels.runner.workflow..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "org.osgi.framework..",
                    "org.eclipse.core.runtime..",
                    "org.knime.core..",
                    "org.mixedmodels.sdk..",
                    "org.mixedmodels.runner.api..",
                    "org.mixedmodels.runner.workflow..");

    /** The shipped nodes are found through the extension registry; only their view models are made here too. */
    @ArchTest
    static final ArchRule NOTHING_NAMES_THE_NODES = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("org.mixedmodels.knime..")
                    .and(not(resideInAPackage("org.mixedmodels.knime.view"))));

    /** They need no KNIME. */
    @ArchTest
    static final ArchRule ONLY_THE_REPORT_OF_A_FIT_MAKES_VIEW_MODELS = noClasses()
            .that()
            .resideOutsideOfPackage("org.mixedmodels.runner.fit")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.mixedmodels.knime..");

    /** The border has no knowledge of either side. */
    @ArchTest
    static final ArchRule THE_BORDER_USES_THE_JDK_ONLY = classes()
            .that()
            .resideInAPackage("org.mixedmodels.runner.api..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "org.mixedmodels.runner.api..");
}
