//go:build amd64 && !purego

#include "textflag.h"

// The products are rounded before they are added (no fused multiply-add), so that the
// sums are the same as in Go.

// func mul4(c, a, b *float32, k, m int)
TEXT ·mul4(SB), NOSPLIT, $0-40
	MOVQ c+0(FP), DI
	MOVQ a+8(FP), SI
	MOVQ b+16(FP), DX
	MOVQ k+24(FP), CX
	MOVQ m+32(FP), R8
	SHLQ $2, R8            // bytes from row to row of b and c
	LEAQ (DI)(R8*1), R9
	LEAQ (DI)(R8*2), R10
	LEAQ (R9)(R8*2), R11
	MOVQ CX, BX
	SHLQ $2, BX            // bytes from row to row of a
	LEAQ (SI)(BX*1), R12
	LEAQ (SI)(BX*2), R13
	LEAQ (R12)(BX*2), AX
	VMOVUPS (DI), Y0
	VMOVUPS 32(DI), Y1
	VMOVUPS (R9), Y2
	VMOVUPS 32(R9), Y3
	VMOVUPS (R10), Y4
	VMOVUPS 32(R10), Y5
	VMOVUPS (R11), Y6
	VMOVUPS 32(R11), Y7
	XORQ BX, BX

loop4:
	VMOVUPS (DX), Y8
	VMOVUPS 32(DX), Y9
	VBROADCASTSS (SI)(BX*4), Y10
	VBROADCASTSS (R12)(BX*4), Y11
	VMULPS Y8, Y10, Y12
	VMULPS Y9, Y10, Y13
	VADDPS Y12, Y0, Y0
	VADDPS Y13, Y1, Y1
	VMULPS Y8, Y11, Y14
	VMULPS Y9, Y11, Y15
	VADDPS Y14, Y2, Y2
	VADDPS Y15, Y3, Y3
	VBROADCASTSS (R13)(BX*4), Y10
	VBROADCASTSS (AX)(BX*4), Y11
	VMULPS Y8, Y10, Y12
	VMULPS Y9, Y10, Y13
	VADDPS Y12, Y4, Y4
	VADDPS Y13, Y5, Y5
	VMULPS Y8, Y11, Y14
	VMULPS Y9, Y11, Y15
	VADDPS Y14, Y6, Y6
	VADDPS Y15, Y7, Y7
	ADDQ R8, DX
	INCQ BX
	CMPQ BX, CX
	JLT  loop4
	VMOVUPS Y0, (DI)
	VMOVUPS Y1, 32(DI)
	VMOVUPS Y2, (R9)
	VMOVUPS Y3, 32(R9)
	VMOVUPS Y4, (R10)
	VMOVUPS Y5, 32(R10)
	VMOVUPS Y6, (R11)
	VMOVUPS Y7, 32(R11)
	VZEROUPPER
	RET

// func mul1(c, a, b *float32, k, m int)
TEXT ·mul1(SB), NOSPLIT, $0-40
	MOVQ c+0(FP), DI
	MOVQ a+8(FP), SI
	MOVQ b+16(FP), DX
	MOVQ k+24(FP), CX
	MOVQ m+32(FP), R8
	SHLQ $2, R8
	VMOVUPS (DI), Y0
	VMOVUPS 32(DI), Y1
	XORQ BX, BX

loop1:
	VBROADCASTSS (SI)(BX*4), Y10
	VMULPS (DX), Y10, Y12
	VMULPS 32(DX), Y10, Y13
	VADDPS Y12, Y0, Y0
	VADDPS Y13, Y1, Y1
	ADDQ R8, DX
	INCQ BX
	CMPQ BX, CX
	JLT  loop1
	VMOVUPS Y0, (DI)
	VMOVUPS Y1, 32(DI)
	VZEROUPPER
	RET

// func addBytes(sum *int16, row []byte, n int)
TEXT ·addBytes(SB), NOSPLIT, $0-40
	MOVQ sum+0(FP), DI
	MOVQ row_base+8(FP), SI
	MOVQ n+32(FP), CX

loopb:
	VPMOVSXBW (SI), Y0
	VPADDW (DI), Y0, Y0
	VMOVDQU Y0, (DI)
	ADDQ $16, SI
	ADDQ $32, DI
	SUBQ $16, CX
	JNZ  loopb
	VZEROUPPER
	RET
