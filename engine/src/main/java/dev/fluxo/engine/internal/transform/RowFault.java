package dev.fluxo.engine.internal.transform;

import dev.fluxo.engine.internal.model.OnError;
import dev.fluxo.engine.problem.Code;

/**
 * Why a row cannot be loaded.
 *
 * @param column the target column, as the spec writes it
 * @param message names the column, the rule and the kind of the value; never the value
 * @param onError what the column's rule wants to be done
 */
public record RowFault(String column, Code code, String message, OnError onError) {}
