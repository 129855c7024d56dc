package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.commons.support.ReflectionSupport;

/** Nothing is a capability that no behaviour needs, and no declared lack is passed over in silence. */
class CapabilityTest {
    @ParameterizedTest
    @EnumSource
    void whoLacksItShowsWhatHoldsInstead(Capability capability) {
        assertThat(behaviours(method -> method.isAnnotationPresent(Needs.class)
                        && method.getAnnotation(Needs.class).value() == capability))
                .as("behaviours with @Needs(%s)", capability)
                .isNotEmpty();
        assertThat(behaviours(method -> method.isAnnotationPresent(Without.class)
                        && method.getAnnotation(Without.class).value() == capability))
                .as("behaviours with @Without(%s): what does the engine say or promise there?", capability)
                .isNotEmpty();
    }

    private static List<String> behaviours(Predicate<Method> wanted) {
        String here = CapabilityTest.class.getPackageName();
        return ReflectionSupport.findAllClassesInPackage(here, type -> true, name -> name.endsWith("Test")).stream()
                .filter(type -> type.isAnnotationPresent(OnEveryDatabase.class))
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(wanted)
                .map(Method::getName)
                .toList();
    }
}
