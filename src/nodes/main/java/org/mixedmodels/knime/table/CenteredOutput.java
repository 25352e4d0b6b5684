package org.mixedmodels.knime.table;

import java.util.Optional;

/**
 * Where the centered values go.
 *
 * @param replaces whether they take the place of the original columns; means of groups never do
 * @param suffix what is added to the name of a column, if it is not named by the method
 * @param status whether a column says if the group of a row is known
 */
public record CenteredOutput(boolean replaces, Optional<String> suffix, boolean status) {}
