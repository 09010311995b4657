/** The value that a standard normal stays below in absolute terms with 95 %. */
export const Z_95 = 1.959963984540054;
/** The value that a standard normal stays below with 80 %. */
export const Z_POWER_80 = 0.8416212335729143;
