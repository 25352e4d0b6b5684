/** What the tests of the nodes share: tables from CSV files, nodes with options, cells of results. */
package org.mixedmodels.knime.testing;
