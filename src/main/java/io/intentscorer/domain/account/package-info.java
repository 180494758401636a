/** What is known of companies and their people, how facts merge, and what the facts mean. */
@NullMarked
package io.intentscorer.domain.account;

import org.jspecify.annotations.NullMarked;
