/**
 * A storm: scorers, broker and disks are broken at random while a known story is told, and what the
 * world was told in the end is compared with the offline scorer's telling.
 */
@NullMarked
package io.intentscorer.torture;

import org.jspecify.annotations.NullMarked;
