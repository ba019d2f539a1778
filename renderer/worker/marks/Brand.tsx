import styles from "./marks.module.css";

/** The ear of wheat. */
export const Brand = () => (
  <svg className={styles.brand} width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
    <path d="M10 1.500c2.600 2.300 3.600 4.700 0 8-3.600-3.300-2.600-5.700 0-8z" fill="currentColor" />
    <path
      d="M2.500 7.500c3.500-.2 5.800 1 6.400 5.600-4.700-.4-6.400-2.300-6.400-5.600zM17.500 7.500c-3.500-.2-5.800 1-6.400 5.600 4.700-.4 6.400-2.300 6.400-5.600z"
      fill="currentColor"
      opacity=".72"
    />
    <path d="M10 12.500v6" stroke="currentColor" strokeWidth="1.600" strokeLinecap="round" />
  </svg>
);
