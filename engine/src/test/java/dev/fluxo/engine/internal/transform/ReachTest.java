package dev.fluxo.engine.internal.transform;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass.Predicates;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.apache.commons.jexl3.JexlException;
import org.apache.commons.jexl3.JexlFeatures;
import org.apache.commons.jexl3.JexlInfo;

/** What an expression could reach at worst: the code of this room. So this room reaches nothing. */
@AnalyzeClasses(packages = "dev.fluxo.engine.internal.transform", importOptions = DoNotIncludeTests.class)
class ReachTest {
    @ArchTest
    static final ArchRule JEXL_ONLY_PARSES = ArchRuleDefinition.noClasses()
            .should()
            .dependOnClassesThat(Predicates.resideInAPackage("org.apache.commons.jexl3..")
                    .and(DescribedPredicate.not(Predicates.resideInAPackage("org.apache.commons.jexl3.parser")
                            .or(Predicates.belongToAnyOf(JexlException.class, JexlFeatures.class, JexlInfo.class)))))
            .because(
                    "JEXL's interpreter calls methods by reflection. Translate a new kind of node in Operators instead");

    @ArchTest
    static final ArchRule NOTHING_OUTSIDE_IS_IN_REACH = ArchRuleDefinition.noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.io..",
                    "java.nio.file..",
                    "java.net..",
                    "java.lang.reflect..",
                    "java.lang.invoke..",
                    "java.util.concurrent..")
            .because("a transform computes a value from a value: no files, no network, no reflection, no threads");
}
