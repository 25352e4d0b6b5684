package org.mixedmodels.knime;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Set;

/** Directions between the packages of the nodes, and the part of KNIME that they may use. */
@AnalyzeClasses(packages = "org.mixedmodels.knime", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] NODES = {
        "..knime.fit..",
        "..knime.compare..",
        "..knime.icc..",
        "..knime.predict..",
        "..knime.center..",
        "..knime.centerapply.."
    };
    private static final String[] SHARED = {
        "..knime.port..",
        "..knime.table..",
        "..knime.message..",
        "..knime.dialog..",
        "..knime.script..",
        "..knime.view.."
    };

    /**
     * Packages of KNIME 5.8 that the bundles org.knime.core, org.knime.core.ui and org.knime.core.util export without
     * x-internal or x-friends. A package joins only after a look into their manifests.
     */
    private static final Set<String> PUBLIC = Set.of(
            "org.knime.core.data",
            "org.knime.core.data.container",
            "org.knime.core.data.container.filter",
            "org.knime.core.data.def",
            "org.knime.core.data.v2",
            "org.knime.core.node",
            "org.knime.core.node.message",
            "org.knime.core.node.port",
            "org.knime.node",
            "org.knime.node.parameters",
            "org.knime.node.parameters.array",
            "org.knime.node.parameters.layout",
            "org.knime.node.parameters.migration",
            "org.knime.node.parameters.persistence",
            "org.knime.node.parameters.updates",
            "org.knime.node.parameters.widget",
            "org.knime.node.parameters.widget.choices",
            "org.knime.node.parameters.widget.choices.filter",
            "org.knime.node.parameters.widget.message",
            "org.knime.node.parameters.widget.number",
            "org.knime.node.parameters.widget.text");

    /**
     * Named in class files without being in the sources: defaults of public annotations, and what the bridge of an
     * overridden method declares to throw. They are never loaded for that.
     */
    private static final Set<String> ONLY_NAMED = Set.of(
            "org.knime.core.webui.node.dialog.defaultdialog.util.updates.StateComputationFailureException",
            "org.knime.core.webui.node.dialog.defaultdialog.widget.updates.NoopMaxValidationProvider",
            "org.knime.core.webui.node.dialog.defaultdialog.widget.updates.NoopMinValidationProvider");

    @ArchTest
    static final ArchRule NODES_DO_NOT_KNOW_EACH_OTHER = slices().matching("org.mixedmodels.knime.(*)..")
            .namingSlices("$1")
            .as("nodes")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(resideInAnyPackage(NODES), resideInAnyPackage(SHARED))
            .ignoreDependency(resideInAnyPackage(SHARED), resideInAnyPackage(SHARED));

    @ArchTest
    static final ArchRule SHARED_PARTS_DO_NOT_KNOW_THE_NODES = noClasses()
            .that()
            .resideInAnyPackage(SHARED)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(NODES);

    @ArchTest
    static final ArchRule SHARED_PARTS_HAVE_NO_CYCLE =
            slices().matching("org.mixedmodels.knime.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_TABLE_AND_PORT_TOUCH_CELLS = noClasses()
            .that(not(resideInAnyPackage("..knime.table..", "..knime.port..")))
            .should()
            .dependOnClassesThat(describe("are cells or values", ArchitectureTest::isCell));

    /**
     * The public DefaultView of 5.8 asks for its page in steps whose types are in a package that is not public; no other way
     * leads to a view. One class alone takes it.
     */
    private static final String PAGE_STEPS = "org.knime.core.webui.page.Page$Require";

    @ArchTest
    static final ArchRule ONLY_PUBLIC_KNIME = noClasses()
            .that(not(describe("make the page of views", ArchitectureTest::isPage)))
            .should()
            .dependOnClassesThat(describe("are not public in KNIME 5.8", ArchitectureTest::isInternalToKnime));

    @ArchTest
    static final ArchRule ONLY_PUBLIC_KNIME_AND_PAGES = noClasses()
            .should()
            .dependOnClassesThat(describe(
                    "are not public in KNIME 5.8",
                    type -> isInternalToKnime(type) && !type.getName().startsWith(PAGE_STEPS)));

    @ArchTest
    static final ArchRule NO_JAVA_SERIALISATION = noClasses()
            .should()
            .dependOnClassesThat(describe(
                    "serialise objects",
                    type -> type.isEquivalentTo(ObjectInputStream.class)
                            || type.isEquivalentTo(ObjectOutputStream.class)));

    @ArchTest
    static final ArchRule SWING_ONLY_FOR_PORT_VIEWS = noClasses()
            .that(not(resideInAPackage("..knime.port..")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.swing..", "java.awt..");

    private static boolean isPage(JavaClass type) {
        return type.getName().equals("org.mixedmodels.knime.dialog.ModelPage");
    }

    private static boolean isInternalToKnime(JavaClass type) {
        return type.getPackageName().startsWith("org.knime.")
                && !PUBLIC.contains(type.getPackageName())
                && !ONLY_NAMED.contains(type.getName());
    }

    private static boolean isCell(JavaClass type) {
        return type.getPackageName().equals("org.knime.core.data.def")
                || type.getPackageName().equals("org.knime.core.data.v2")
                || type.getPackageName().startsWith("org.knime.core.data.container")
                || (type.getPackageName().equals("org.knime.core.data")
                        && (type.getSimpleName().endsWith("Value")
                                || type.getSimpleName().endsWith("Cell")
                                || type.getSimpleName().equals("DataRow")));
    }
}
