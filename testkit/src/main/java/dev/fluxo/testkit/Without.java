package dev.fluxo.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What holds instead on a database that cannot do this. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Without {
    Capability value();
}
