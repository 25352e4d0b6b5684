/** Internal in KNIME; here because public signatures name it. Stand-in with the signatures of KNIME 5.8. */
package org.knime.core.webui.page;
