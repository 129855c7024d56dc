package dev.fluxo.engine.architecture;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

/** The walls of the house. */
@AnalyzeClasses(packages = "dev.fluxo.engine", importOptions = DoNotIncludeTests.class)
class RoomsTest {
    private static final String ROOT = "dev.fluxo.engine.";

    @ArchTest
    static final ArchRule ROOMS_IMPORT_DOWNWARDS = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("root")
            .definedBy("dev.fluxo.engine")
            .layer("problem")
            .definedBy(ROOT + "problem")
            .layer("model")
            .definedBy(ROOT + "model")
            .layer("spec")
            .definedBy(ROOT + "spec..")
            .layer("transform")
            .definedBy(ROOT + "transform..")
            .layer("dialect")
            .definedBy(ROOT + "dialect..")
            .layer("jdbc")
            .definedBy(ROOT + "jdbc..")
            .layer("plan")
            .definedBy(ROOT + "plan..")
            .layer("source")
            .definedBy(ROOT + "source..")
            .layer("target")
            .definedBy(ROOT + "target..")
            .layer("control")
            .definedBy(ROOT + "control..")
            .layer("run")
            .definedBy(ROOT + "run..")
            .layer("draft")
            .definedBy(ROOT + "draft..")
            .layer("inspect")
            .definedBy(ROOT + "inspect..")
            .layer("report")
            .definedBy(ROOT + "report..")
            .whereLayer("root")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("report")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("draft")
            .mayOnlyBeAccessedByLayers("root")
            .whereLayer("inspect")
            .mayOnlyBeAccessedByLayers("root")
            .whereLayer("run")
            .mayOnlyBeAccessedByLayers("root", "inspect")
            .whereLayer("control")
            .mayOnlyBeAccessedByLayers("root", "run", "inspect", "draft")
            .whereLayer("target")
            .mayOnlyBeAccessedByLayers("root", "run", "inspect", "draft")
            .whereLayer("source")
            .mayOnlyBeAccessedByLayers("root", "run", "inspect", "draft")
            .whereLayer("plan")
            .mayOnlyBeAccessedByLayers("root", "run", "inspect", "draft", "source", "target")
            .whereLayer("jdbc")
            .mayOnlyBeAccessedByLayers("root", "run", "inspect", "draft", "source", "target", "control", "plan")
            .whereLayer("dialect")
            .mayOnlyBeAccessedByLayers("root", "run", "inspect", "draft", "source", "target", "control", "plan", "jdbc")
            .whereLayer("transform")
            .mayOnlyBeAccessedByLayers("root", "run", "inspect", "draft", "plan")
            .whereLayer("spec")
            .mayOnlyBeAccessedByLayers("root", "run", "inspect", "draft", "plan", "source", "target")
            .because("a room imports only rooms below it. Move the class to the room that it belongs to, or let the"
                    + " upper room pass in what the lower one needs; do not drill a hole");

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching(ROOT + "(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_JDBC_TOUCHES_CONNECTIONS = ArchRuleDefinition.noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "jdbc..", ROOT + "control..", ROOT + "dialect..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.sql..")
            .because("connections are opened, bound and closed in one room: ask Session for what is missing");

    @ArchTest
    static final ArchRule TIMES_ARE_JAVA_TIME = ArchRuleDefinition.noClasses()
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(
                    java.sql.Timestamp.class,
                    java.sql.Date.class,
                    java.sql.Time.class,
                    java.util.Date.class,
                    java.util.Calendar.class)
            .because("they move values in a daylight-saving gap and before 1582: use java.time");
}
